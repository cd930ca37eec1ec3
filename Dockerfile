# syntax=docker/dockerfile:1
# 刊印的镜像：程序自带字体和版式，镜像里只多一个 jq，给 GitLab 的毛病报告用。用法见 docs/ci.md。
# Kanyin in an image: fonts and layouts are in the binary; jq besides, for GitLab's report. See docs/ci.md.
#
#     docker build -t kanyin .
#     docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/work" kanyin build

FROM rust:1-bookworm AS build
WORKDIR /kanyin
COPY . .
# The cache keeps crates and objects from build to build; what it holds is not in the layer, hence the copy.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/kanyin/target \
    cargo build --release --locked --bin kanyin && \
    cp target/release/kanyin /usr/local/bin/kanyin

FROM debian:bookworm-slim
LABEL org.opencontainers.image.title="kanyin" \
      org.opencontainers.image.description="刊印：把一个文件夹的稿件拼成一期报纸。Lays out Chinese newspapers." \
      org.opencontainers.image.licenses="MIT OR Apache-2.0"
# Debian keeps one version of jq for the life of a release: there is nothing to pin.
# hadolint ignore=DL3008
RUN apt-get update && \
    apt-get install -y --no-install-recommends jq && \
    rm -rf /var/lib/apt/lists/* && \
    useradd --uid 10001 --user-group --no-create-home --home-dir /nonexistent kanyin
COPY --from=build /usr/local/bin/kanyin /usr/local/bin/kanyin
COPY LICENSE-* fonts/LICENSE-* /usr/share/doc/kanyin/
ENV LC_ALL=C.UTF-8
USER 10001:10001
WORKDIR /work
ENTRYPOINT ["kanyin"]
CMD ["--help"]
