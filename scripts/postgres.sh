# To be sourced: starts a PostgreSQL of our own on a socket in a folder of our own, gone when the script ends. Sets TEST_PG.
pg=""
stop_postgres() { [[ -n $pg ]] && $as "$bin/pg_ctl" -D "$pg/data" -m immediate stop >/dev/null 2>&1; [[ -n $pg ]] && rm -rf "$pg" "$pg.log"; }
trap stop_postgres EXIT
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
if [[ -z ${TEST_PG:-} && -n $bin ]]; then
  pg=$(mktemp -d /tmp/digitalbeirat-pg.XXXXXX)
  as=""
  if [[ $(id -u) == 0 ]]; then chown postgres "$pg"; as="runuser -u postgres --"; fi
  if (cd "$pg" && $as "$bin/initdb" -D "$pg/data" -U digitalbeirat -A trust -E UTF8 --locale=C.UTF-8 >"$pg.log" 2>&1 \
      && $as "$bin/pg_ctl" -D "$pg/data" -w -l "$pg/server.log" -o "-c listen_addresses='' -k $pg -c max_connections=500 -c shared_buffers=128MB" start >>"$pg.log" 2>&1); then
    chmod 755 "$pg"
    export TEST_PG="Host=$pg;Username=digitalbeirat;Database=postgres"
  else
    say "PostgreSQL did not start:"; tail -5 "$pg.log" >&2
  fi
fi
