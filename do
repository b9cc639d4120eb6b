#!/usr/bin/env bash
# The one entry point; without a word it says what it can do.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# 32 MB for the youngest objects: virtual machines that hide their caches make the runtime choose 256 KB.
export DOTNET_GCgen0size=${DOTNET_GCgen0size:-2000000}

server=src/Digitalbeirat.Server
program=artifacts/bin/Digitalbeirat.Server/release/digitalbeirat

say() { printf '%s\n' "$*" >&2; }

# Builds Release when a source is newer than the program; nothing goes to standard output.
build() {
  if [[ ! -x $program ]] || [[ -n $(find src Directory.*.props global.json scripts -newer $program -type f -not -path '*/node_modules/*' -not -path '*/wwwroot/kern/*' -not -path '*/obj/*' -print -quit) ]]; then
    say "Building (about a minute the first time) …"
    # The log is shown only when something is wrong with it.
    if ! log=$(dotnet build $server -c Release -v q -nologo 2>&1); then say "$log"; exit 1; fi
    touch $program
    dotnet run scripts/Sbom.cs >/dev/null 2>&1 || say "The list of parts could not be made: ./do sbom says why"
  fi
}

case "${1:-help}" in
  demo)
    shift
    say "1/3 Build"; build
    export DIGITALBEIRAT__DATA="${DIGITALBEIRAT__DATA:-$PWD/data/demo}"
    exec $program demo "$@" ;;
  start) shift; build; exec $program start "$@" ;;
  cli) shift; build; exec $program "$@" ;;
  test) shift; exec scripts/test.sh "$@" ;;
  watch) export DIGITALBEIRAT__DATA="${DIGITALBEIRAT__DATA:-$PWD/data/demo}"; export ReloadStaticAssetsAtRuntime=true; exec dotnet watch --project $server run -- demo ;;
  texts) shift; exec dotnet run scripts/Texts.cs -- "$@" ;;
  sbom) exec dotnet run scripts/Sbom.cs ;;
  security) shift; build; exec scripts/security.sh "$@" ;;
  migrate)
    name=${2:?"./do migrate NAME: what the change to the schema is called"}
    dotnet tool restore >&2
    dotnet build $server -v q >&2
    DESIGN_STORE=sqlite dotnet ef migrations add "$name" --no-build -s $server -p src/Digitalbeirat.Store.Sqlite -o Migrations >&2
    DESIGN_STORE=postgres dotnet ef migrations add "$name" --no-build -s $server -p src/Digitalbeirat.Store.Postgres -o Migrations >&2 ;;
  bench)
    shift; build
    say "Building the bench …"
    dotnet build bench/Digitalbeirat.Bench -c Release -v q -nologo >&2
    # Servers run on the first core, the load comes from the second.
    if [[ " $* " == *" web "* || $# == 0 ]]; then
      . scripts/postgres.sh
      [[ artifacts/published/digitalbeirat -nt $program ]] || "$0" publish artifacts/published
    fi
    if [[ -n "${BENCH_SLOW_DISK:-}" ]]; then
      cc -shared -fPIC -O2 -o artifacts/slow-disk.so bench/slow-disk.c
      export LD_PRELOAD="$PWD/artifacts/slow-disk.so"
    fi
    taskset -c 1 artifacts/bin/Digitalbeirat.Bench/release/Digitalbeirat.Bench "$@" ;;
  publish)
    # Compiled ahead for this machine: the first page comes in a third of the time.
    target=${2:?"./do publish FOLDER: where the program goes that a server runs"}
    case $(uname -m) in aarch64) rid=linux-arm64 ;; *) rid=linux-x64 ;; esac
    say "Publishing for $rid (some minutes) …"
    # A lock file of its own: the one of the sources knows no machine.
    if ! log=$(dotnet publish $server -c Release -r $rid --self-contained false -p:PublishReadyToRun=true -p:NuGetLockFilePath="$PWD/artifacts/publish.lock.json" -o "$target" -v q -nologo 2>&1); then say "$log"; exit 1; fi
    touch "$target/digitalbeirat"
    say "$target/digitalbeirat start" ;;
  shots) shift; exec scripts/shots.sh "$@" ;;
  format) exec dotnet format Digitalbeirat.slnx "${@:2}" ;;
  *)
    cat <<TEXT
./do demo            a living demo city at http://localhost:5080
./do start           an empty installation; the set-up greets you in the browser
./do test            installs what is missing, runs every test
./do cli COMMAND     the program's commands, e.g. ./do cli import concerns FILE.csv --help
./do watch           the demo, rebuilt while you edit
./do migrate NAME    a migration for both databases
./do texts           typed accessors from the JSON texts
./do sbom            everything the program is built of, with licences, in artifacts/sbom.json
./do security        an attacker's scanner over a town of your own (wapiti, up to an hour; SECONDS_EACH=15 a quarter of one)
./do bench [NAME]    what the engines cost, their peers and limits beside it
./do publish FOLDER  the program for a server, compiled ahead
./do shots           screenshots of every page type into shots/
./do format          the house style
TEXT
    ;;
esac
