# An image with the program of the tarball, in whose unpacked folder it is to be built:
#
#   tar -xzf restante-VERSION-linux-x86_64.tar.gz
#   docker build --tag restante restante-VERSION-linux-x86_64
FROM debian:bookworm-slim

RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates libpq5 libsqlite3-0 libssl3 libstdc++6 tzdata \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --user-group --home-dir /var/lib/restante --shell /usr/sbin/nologin restante \
 && install --directory --mode 0700 --owner restante --group restante /var/lib/restante

COPY bin/restante /usr/bin/restante
COPY LICENSE sbom.cdx.json /usr/share/doc/restante/
COPY licences /usr/share/doc/restante/licences

ENV RESTANTE_LISTEN=0.0.0.0:8080 RESTANTE_DATA=/var/lib/restante
USER restante
WORKDIR /var/lib/restante
VOLUME /var/lib/restante
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s --retries=3 CMD ["restante", "health"]
ENTRYPOINT ["restante"]
CMD ["serve"]
