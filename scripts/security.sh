#!/usr/bin/env bash
# An attacker's scanner over a demo city on this machine and nowhere else: as a visitor, as a resident, and as the office. Ends with status 1 where it finds something.
# Not asked: modules that need a server of the scanner's maker (ssrf, xxe). Left out: what would lock the session out or take the account away.
set -euo pipefail
cd "$(dirname "$0")/.."
say() { printf '%s\n' "$*" >&2; }
command -v wapiti >/dev/null || { say "wapiti is missing: apt-get install wapiti"; exit 1; }
# Debian's wapiti 3.0.4 cannot read a pattern of addresses to leave out on Python 3.11 (its regular expression has its flags at the end): it gets one that can.
scanner() { /usr/bin/python3 -c 'import fnmatch, re, sys, wapitiCore.net.crawler as crawler
from wapitiCore.main.wapiti import wapiti_main
crawler.wildcard_translate = lambda pattern: re.compile(fnmatch.translate(pattern))
sys.argv[0] = "wapiti"
wapiti_main()' "$@"; }
program=${PROGRAM:-artifacts/bin/Digitalbeirat.Server/release/digitalbeirat}
work=$(mktemp -d /tmp/digitalbeirat-security.XXXXXX)
server=""
stop() { [[ -n $server ]] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; rm -rf "$work"; }
trap stop EXIT
# The limits of this town are wide: a scanner that is told to wait finds nothing.
export DIGITALBEIRAT__DATA=$work/data DIGITALBEIRAT__CHANGESPERMINUTE=1000000 DIGITALBEIRAT__REPORTSPERHOUR=1000000 ASPNETCORE_URLS=http://127.0.0.1:0
say "1/3 Found a demo city"
"$program" demo --no-serve >/dev/null 2>"$work/demo.log" || { cat "$work/demo.log" >&2; exit 1; }
"$program" start >"$work/server.log" 2>&1 &
server=$!
until site=$(grep -oE "Digitalbeirat is at http://[^ ]+" "$work/server.log" | cut -d" " -f4) && [[ $site ]]; do kill -0 "$server" || { cat "$work/server.log" >&2; exit 1; }; done
say "2/3 Look around as each of them"
who=(visitor resident office)
python3 scripts/security.py "$site" "$work" visitor
python3 scripts/security.py "$site" "$work" resident buergerin@demo.example Digitalbeirat-2026
python3 scripts/security.py "$site" "$work" office verwaltung@demo.example Digitalbeirat-2026
say "3/3 Attack it (at most ${SECONDS_EACH:=60} seconds for each kind of attack, three times)"
# The scanner looks for "HttpOnly" and does not know "httponly", which is what the program says: looked at here instead.
curl -fsD- -o /dev/null "$site/anmelden" | grep -qiE '^set-cookie: antiforgery=.*httponly' || { say "The token's cookie is open to scripts"; exit 1; }
leave=()
for path in '/abmelden*' '/live/*' '/anmelden/bestaetigen*' '/konto/loeschen*' '/konto/passwort*' '/konto/email*' '/konto/geraete*' '/konto/zweiter-faktor*' '/konto/passkeys/*' \
  '/verwaltung/personen/*/rollen' '/verwaltung/personen/*/sperren' '/verwaltung/personen/*/zweiter-faktor' '/verwaltung/personen/*/abmelden' '/verwaltung/technik/*'; do leave+=(-x "$site$path"); done
status=0
for name in "${who[@]}"; do
  starts=()
  while read -r path; do starts+=(-s "$site$path"); done <"$work/$name.start"
  mkdir "$work/$name"
  began=$SECONDS
  # It asks for Brotli and cannot read it: without this it sees no link and no form.
  HOME=$work scanner -H 'Accept-Encoding: identity' -u "$site/" "${starts[@]}" "${leave[@]}" -c "$work/$name.cookies" --store-session "$work/$name" --scope folder -d 1 --max-links-per-page 5 --max-scan-time "${SECONDS_LOOK:=240}" --max-attack-time "$SECONDS_EACH" -t 10 \
    -m backup,buster,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,blindsql,xss --no-bugreport --flush-session -f json -o "$work/$name.json" >"$work/$name.log" 2>&1 || status=$?
  [[ -s $work/$name.json ]] || { tail -20 "$work/$name.log" >&2; exit 1; }
  say "$name: $((SECONDS - began)) seconds"
  # Whoever was signed out meanwhile has attacked as a visitor only.
  [[ $name == visitor ]] || python3 - "$site" "$work/$name.cookies" <<'PY' || { say "$name was signed out on the way"; status=1; }
import json, sys, urllib.request
jar = json.load(open(sys.argv[2]))["127.0.0.1"]["/"]
asked = urllib.request.Request(sys.argv[1] + "/api/me", headers={"Cookie": "; ".join(f"{n}={c['value']}" for n, c in jar.items())})
sys.exit(urllib.request.urlopen(asked).status != 200)
PY
done
python3 scripts/security.py report "$site" "$work" "${who[@]}" || status=1
grep -E -A12 '^fail' "$work/server.log" | head -60 >&2 && { say "The program failed somewhere: see above"; status=1; }
[[ ${KEEP:-} ]] && cp -r "$work"/*.log "$work"/*.json "$work"/*.start "$work"/{visitor,resident,office} "$KEEP"
exit $status
