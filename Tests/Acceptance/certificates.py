"""Certificates and names for servers under test.

Both exist for this process only: neither the machine's resolver nor its trusted certificates are
touched.
"""

import datetime
import ipaddress
import socket

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"


class Certificates:
    """A certificate authority for one test run."""

    def __init__(self, directory):
        self.directory = directory
        self.issued = 0
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Restante test authority")])
        authority = (
            self._builder(self.name, self.key)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(self._usage(signs_certificates=True), critical=True)
            .add_extension(self._identifier(self.key), critical=False)
            .sign(self.key, hashes.SHA256())
        )
        self.authority = directory / "authority.pem"
        self.authority.write_bytes(authority.public_bytes(serialization.Encoding.PEM))

    def issue(self, names=()):
        """Files of a certificate for the names and this machine, and of its private key."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Restante under test")])
        certificate = (
            self._builder(subject, key)
            .add_extension(
                x509.SubjectAlternativeName(
                    [x509.DNSName(name) for name in [*names, "localhost"]]
                    + [x509.IPAddress(ipaddress.ip_address(HOST))]
                ),
                critical=False,
            )
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(self._usage(signs_certificates=False), critical=True)
            .add_extension(
                x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]), critical=False
            )
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()),
                critical=False,
            )
            .sign(self.key, hashes.SHA256())
        )
        self.issued += 1
        chain = self.directory / f"server-{self.issued}.crt"
        chain.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        private = self.directory / f"server-{self.issued}.key"
        private.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        # A key that others can read is refused.
        private.chmod(0o600)
        return chain, private

    def _builder(self, subject, key):
        now = datetime.datetime.now(datetime.timezone.utc)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(hours=1))
            .not_valid_after(now + datetime.timedelta(days=1))
        )

    @staticmethod
    def _identifier(key):
        return x509.SubjectKeyIdentifier.from_public_key(key.public_key())

    @staticmethod
    def _usage(signs_certificates):
        return x509.KeyUsage(
            digital_signature=not signs_certificates,
            key_cert_sign=signs_certificates,
            crl_sign=signs_certificates,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            encipher_only=False,
            decipher_only=False,
        )


def resolve_to_loopback(monkeypatch, names):
    """Makes the names mean the loopback interface, in this process only."""
    original = socket.getaddrinfo

    def getaddrinfo(host, *arguments, **keywords):
        return original(HOST if host in names else host, *arguments, **keywords)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
