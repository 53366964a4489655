# Two stages: the first builds the wheel, the second holds only what runs.
FROM python:3.13-slim AS build
WORKDIR /src
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.13-slim
# The font draws Chinese names in charts.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --yes --no-install-recommends fonts-droid-fallback \
 && rm -rf /var/lib/apt/lists/*
COPY requirements.lock /tmp/requirements.lock
RUN pip install --no-cache-dir --require-hashes --requirement /tmp/requirements.lock
COPY --from=build /wheels /tmp/wheels
RUN pip install --no-cache-dir --no-deps /tmp/wheels/*.whl \
 && useradd --uid 10001 --no-create-home --home-dir /data anthill \
 && install --directory --owner=anthill --group=anthill --mode=0700 /data
ENV ANTHILL_HTTP__PORT=8081 \
    MPLCONFIGDIR=/data/cache \
    PYTHONUNBUFFERED=1
USER 10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["anthill", "health"]
CMD ["anthill", "run"]
