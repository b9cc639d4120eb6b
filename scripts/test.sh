#!/usr/bin/env bash
# Installs what is missing, builds, runs every test, and ends with one line: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")/.."
say() { printf '%s\n' "$*" >&2; }

only=${1:-}   # ./do test Journeys: only the project of that name

# What the machine lacks. Where we are not root, it is named and its tests say that they were skipped.
missing=()
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing+=(postgresql)
command -v redis-server >/dev/null || missing+=(redis-server)
command -v chromium >/dev/null || missing+=(chromium)
command -v nginx >/dev/null || [[ -x /usr/sbin/nginx ]] || missing+=(nginx)
command -v java >/dev/null || missing+=(default-jre-headless)
if ((${#missing[@]})); then
  if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    say "Installing ${missing[*]} …"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}"; } >/tmp/digitalbeirat-apt.log 2>&1 || { say "This could not be installed: ${missing[*]}"; tail -5 /tmp/digitalbeirat-apt.log >&2; }
  else
    say "Missing, and not installed because this is not root: ${missing[*]}"
  fi
fi

. scripts/postgres.sh

# The Nu HTML checker for the browser tests and the judges of headers, unless only others are asked for. No script of theirs is run.
checker=tests/Digitalbeirat.Journeys
if [[ $(basename $checker) == *"$only"* || Digitalbeirat.Tests == *"$only"* ]] && ! [[ $checker/node_modules/.package-lock.json -nt $checker/package-lock.json ]]; then
  say "Installing the HTML checker and the judges of headers …"
  (cd $checker && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >/tmp/digitalbeirat-npm.log 2>&1 || { say "The HTML checker could not be installed:"; tail -5 /tmp/digitalbeirat-npm.log >&2; }
fi

say "Building …"
if ! log=$(dotnet build Digitalbeirat.slnx -v q -nologo 2>&1); then printf '%s\n' "$log"; echo "0 passed, 1 failed"; exit 1; fi

passed=0 failed=0 skipped=0 broken=()
for project in tests/Digitalbeirat.*Tests tests/Digitalbeirat.Journeys; do
  name=$(basename "$project")
  [[ -n $only && $name != *"$only"* ]] && continue
  say "$name …"
  out=$(mktemp)
  # What a test leaves lying about goes with it; other users' servers may look in.
  room=$(mktemp -d /tmp/digitalbeirat-test.XXXXXX); chmod 755 "$room"
  TMPDIR=$room artifacts/bin/"$name"/debug/"$name" -noLogo -noColor >"$out" 2>&1
  status=$?
  rm -rf "$room"
  # The runner's own summary; tests that run only when asked for (the pictures) are "Not Run" and not counted.
  line=$(grep -E 'Total: [0-9]+, Errors:' "$out" | tail -1)
  read -r total errors wrong skips unasked < <(sed -E 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+), Not Run: ([0-9]+).*/\1 \2 \3 \4 \5/' <<<"$line")
  if [[ -z $line ]]; then cat "$out"; total=1 errors=1 wrong=0 skips=0 unasked=0; fi
  bad=$((errors + wrong))
  ((status != 0 && bad == 0)) && bad=1
  if ((bad)); then
    cat "$out"
    while IFS= read -r name; do broken+=("$name"); done < <(grep -E '\[FAIL\]$' "$out" | sed 's/^ *//')
  fi
  grep -E '\[SKIP\]' "$out"
  say "  ${line:-no summary}"
  passed=$((passed + total - bad - skips - unasked)); failed=$((failed + bad)); skipped=$((skipped + skips))
  rm -f "$out"
done
if ((passed + failed == 0)); then echo "No test was run."; exit 1; fi
((skipped)) && echo "$skipped skipped"
# Said again at the end: a long log is often kept by its last lines only.
((${#broken[@]})) && printf '%s\n' "${broken[@]}"
echo "$passed passed, $failed failed"
((failed == 0))
