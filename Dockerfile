# The bot in an image: no root, one volume for the database, and nothing to set but TELEGRAM_BOT_TOKEN.
#
#     docker build -t certbot-advisor .
#     docker run --env TELEGRAM_BOT_TOKEN=... --volume certbot-advisor:/data certbot-advisor
#
# Any image with Python 3.11 or later and its venv module will do as the base.
ARG BASE=python:3.13-slim

FROM ${BASE} AS build
RUN python3 -m venv /opt/certbot-advisor
WORKDIR /src
# The dependencies first: they change seldom, and so come from the cache when only the project has changed.
COPY requirements/base.txt requirements/build.txt requirements/
RUN python3 -m venv /opt/build \
    && /opt/build/bin/pip install --no-cache-dir --require-hashes --requirement requirements/build.txt \
    && /opt/certbot-advisor/bin/pip install --no-cache-dir --require-hashes --requirement requirements/base.txt
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY catalog catalog
COPY dialogs dialogs
RUN /opt/build/bin/python -m hatchling build -t wheel -d dist \
    && /opt/certbot-advisor/bin/pip install --no-cache-dir --no-deps dist/*.whl

FROM ${BASE}
RUN mkdir /data && chown 10001:10001 /data
COPY --from=build /opt/certbot-advisor /opt/certbot-advisor
USER 10001:10001
ENV PATH=/opt/certbot-advisor/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/certbot-advisor.sqlite3 \
    ADMIN_LISTEN=127.0.0.1:9090
VOLUME /data
STOPSIGNAL SIGTERM
# It asks where ADMIN_LISTEN says.
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD certbot-advisor health || exit 1
ENTRYPOINT ["certbot-advisor"]
CMD ["run"]
