# Debian, because the query planner's binaries need glibc.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:20-bookworm-slim
LABEL org.opencontainers.image.title="Liaison" \
  org.opencontainers.image.description="A federated GraphQL hub for the cooperation of those who prevent torture" \
  org.opencontainers.image.licenses="Apache-2.0 AND CC-BY-4.0"
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund \
  && npm cache clean --force \
  && install --directory --owner=node --group=node --mode=0700 /data
# Read at run time from the project root; everything else is in dist/.
COPY LICENSE NOTICE ./
COPY seed/data seed/data
COPY scripts/build.mjs scripts/install.mjs scripts/
COPY cli/liaison.mjs cli/endWithNpm.mjs cli/
COPY --from=build /app/dist dist

# There is no Java in here: NEO4J_URI and NEO4J_PASSWORD must be set.
ENV NODE_ENV=production \
  LIAISON_HOST=0.0.0.0 \
  LIAISON_PORT=4000 \
  LIAISON_DATA_DIR=/data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.LIAISON_PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1))"]
CMD ["node", "dist/main.js"]
