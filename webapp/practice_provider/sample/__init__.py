"""Sample data: a municipality that does not exist, Turfstad, and six weeks at its contact centre."""
