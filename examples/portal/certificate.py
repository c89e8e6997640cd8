"""A certificate for this machine only, which no browser knows: kept, so that it has to be accepted once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

_DAYS = 90


def certificate_for(folder: Path, *hosts: str) -> tuple[Path, Path]:
    """PEM files of certificate and key; new ones where there are none, or they are of another season."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    if (
        not certificate.exists()
        or x509.load_pem_x509_certificate(certificate.read_bytes()).not_valid_after_utc < _now()
    ):
        folder.mkdir(parents=True, exist_ok=True)
        private = generate_private_key(SECP256R1())
        key.touch(mode=0o600)
        key.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        certificate.write_bytes(_signed(private, hosts).public_bytes(Encoding.PEM))
    return certificate, key


def _signed(key: EllipticCurvePrivateKey, hosts: tuple[str, ...]) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "kcc-registratie, voorbeeldportaal")])
    return (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(_now())
        .not_valid_after(_now() + timedelta(days=_DAYS))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts]), critical=False)
        .sign(key, hashes.SHA256())
    )


def _now() -> datetime:
    return datetime.now(UTC)
