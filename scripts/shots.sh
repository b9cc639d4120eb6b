#!/usr/bin/env bash
# Screenshots of every page type into shots/, and the four of the README into docs/pictures. ./do shots start,concern: only these.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v chromium >/dev/null || { echo "Chromium is missing: apt-get install chromium" >&2; exit 1; }
echo "1/2 Build" >&2
if ! log=$(dotnet build tests/Digitalbeirat.Journeys -v q -nologo 2>&1); then printf '%s\n' "$log" >&2; exit 1; fi
echo "2/2 Found the demo city and look at every page (a few minutes)" >&2
[[ -n ${1:-} ]] && export SHOTS_OF=$1
export SHOTS=$PWD/shots
artifacts/bin/Digitalbeirat.Journeys/debug/Digitalbeirat.Journeys -noLogo -noColor -explicit only -class Digitalbeirat.Journeys.Pages.TakePictures >&2
echo "$PWD/shots"
