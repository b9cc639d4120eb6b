#!/usr/bin/env bash
# An attacker's scanner over a demo city on this machine and nowhere else. Some minutes; ends with status 1 where it finds something.
# Not asked: modules that need a server of the scanner's maker (ssrf, xxe).
set -euo pipefail
cd "$(dirname "$0")/.."
say() { printf '%s\n' "$*" >&2; }
command -v wapiti >/dev/null || { say "wapiti is missing: apt-get install wapiti"; exit 1; }
program=${PROGRAM:-artifacts/bin/Digitalbeirat.Server/release/digitalbeirat}
work=$(mktemp -d /tmp/digitalbeirat-security.XXXXXX)
server=""
stop() { [[ -n $server ]] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; rm -rf "$work"; }
trap stop EXIT
export DIGITALBEIRAT__DATA=$work/data DIGITALBEIRAT__CHANGESPERMINUTE=100000 DIGITALBEIRAT__REPORTSPERHOUR=100000 ASPNETCORE_URLS=http://127.0.0.1:5093
say "1/2 Found a demo city"
"$program" demo --no-serve >/dev/null 2>"$work/demo.log" || { cat "$work/demo.log" >&2; exit 1; }
"$program" start >"$work/server.log" 2>&1 &
server=$!
until curl -fs -o /dev/null http://127.0.0.1:5093/health/ready; do kill -0 "$server" || { cat "$work/server.log" >&2; exit 1; }; done
say "2/2 Attack it (at most ${SECONDS_EACH:=60} seconds for each kind of attack)"
# The scanner looks for "HttpOnly" and does not know "httponly", which is what the program says: looked at here instead.
curl -fsD- -o /dev/null http://127.0.0.1:5093/anmelden | grep -qiE '^set-cookie: antiforgery=.*httponly' || { say "The token's cookie is open to scripts"; exit 1; }
status=0
for start in / /anliegen /anmelden /registrieren /anliegen/neu /suche?q=bank /barriere-melden /api/concerns; do starts+=(-s "http://127.0.0.1:5093$start"); done
HOME=$work wapiti -u http://127.0.0.1:5093/ "${starts[@]}" --scope folder -d 3 --max-links-per-page 20 --max-files-per-dir 8 --max-scan-time 180 --max-attack-time "$SECONDS_EACH" -t 10 \
  -m backup,buster,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,blindsql,xss --no-bugreport --flush-session -f json -o "$work/report.json" >"$work/wapiti.log" 2>&1 || status=$?
[[ -s $work/report.json ]] || { tail -20 "$work/wapiti.log" >&2; exit 1; }
python3 - "$work/report.json" <<'PY' || status=1
import json, sys
report = json.load(open(sys.argv[1]))
found = [(kind, f) for part in ("vulnerabilities", "anomalies") for kind, all in report[part].items() for f in all]
# Plain http on loopback has neither; X-XSS-Protection is a header that browsers have given up and that did harm.
forced = ("Secure flag is not set", "Strict-Transport-Security is not set", "X-XSS-Protection is not set", "HttpOnly flag is not set in the cookie : antiforgery")
found = [(k, f) for k, f in found if not any(w in f["info"] for w in forced)]
for kind, f in found: print(f"{kind}: {f['method']} {f['path']} {f['parameter']}: {f['info']}")
print(f"{report['infos'].get('crawled_pages_nbr', report['infos'].get('crawled_pages', '?'))} pages, {len(found)} findings")
sys.exit(1 if found else 0)
PY
grep -E '^fail' "$work/server.log" | head -5 >&2 || true
[[ ${KEEP:-} ]] && cp "$work"/*.log "$work/report.json" "$KEEP"
exit $status
