FROM node:20-bookworm-slim AS typesetting
WORKDIR /typesetting
COPY src/PartnerPortal.Documents/Typesetting/ ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/PartnerPortal.Web -c Release -o /app/web \
 && dotnet publish src/PartnerPortal.Cli -c Release -o /app/cli

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Backup and restore need programs of at least the server's version, from PostgreSQL's own archive.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates fonts-dejavu-core fonts-liberation postgresql-common \
 && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
 && apt-get install -y --no-install-recommends postgresql-client-17 \
 && rm -rf /var/lib/apt/lists/* \
 && install -d -o app -g app /data
COPY --from=typesetting /usr/local/bin/node /usr/local/bin/node
COPY --from=typesetting /typesetting /app/typesetting
COPY --from=build /app/web /app/web
COPY --from=build /app/cli /app/cli
ENV ASPNETCORE_URLS=http://+:8080 PORTAL_DATA=/data PORTAL_TYPESETTING=/app/typesetting
USER app
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD ["node", "-e", "fetch('http://localhost:8080/health/live').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The other verbs: docker compose exec web dotnet /app/cli/portal-cli.dll VERB
ENTRYPOINT ["dotnet", "/app/web/PartnerPortal.Web.dll"]
