"""Start page and the klantcontact's page (F3896, F8618)."""
