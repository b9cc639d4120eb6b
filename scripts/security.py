"""For scripts/security.sh: signs in and finds one address of every kind of page, so that the scanner need not guess where the doors are.

python3 security.py ADDRESS FOLDER NAME [MAIL PASSWORD]   writes FOLDER/NAME.start (addresses, one a line) and FOLDER/NAME.cookies (for the scanner)
python3 security.py report ADDRESS FOLDER NAME…                   says what was asked and found; status 1 where something was found
"""
import http.cookiejar, json, re, sqlite3, sys, urllib.error, urllib.parse, urllib.request
from pathlib import Path

# Plain http on loopback has neither; X-XSS-Protection is a header that browsers have given up and that did harm.
FORCED = ("Secure flag is not set", "Strict-Transport-Security is not set", "X-XSS-Protection is not set", "HttpOnly flag is not set in the cookie : antiforgery")

# Not to be looked at while looking around: they change something, or end the session.
LEAVE = re.compile(r"^/(abmelden|sprache|darstellung|live|_content|abbestellen|anmelden/anbieter)")
MOST = 1500


class Browser:
    def __init__(self, address):
        self.address, self.jar = address, http.cookiejar.CookieJar()
        self.web = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def ask(self, path, **form):
        data = urllib.parse.urlencode(form).encode() if form else None
        request = urllib.request.Request(self.address + path, data, {"Accept": "text/html,application/json", "Accept-Language": "de"})
        try:
            with self.web.open(request, timeout=30) as answer:
                return answer.status, answer.url[len(self.address):], answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as refused:
            return refused.code, path, refused.read().decode("utf-8", "replace")

    def sign_in(self, mail, password):
        page = self.ask("/anmelden")[2]
        _, at, page = self.ask("/anmelden", token=token(page), Email=mail, Password=password)
        if at.startswith("/anmelden/code"):
            # The demo has no telephones: its page for the code shows it.
            code = re.search(r"data-demo-code[^>]*>(\d{6})", page).group(1)
            at = self.ask("/anmelden/code", token=token(page), Code=code)[1]
        if at.startswith("/anmelden"): sys.exit(f"{mail} could not sign in")

    def cookies(self):
        return {"127.0.0.1": {"/": {c.name: {"value": c.value, "version": 0, "expires": None, "secure": False, "port": None} for c in self.jar}}}


def token(page):
    return re.search(r'name="token" value="([^"]+)"', page).group(1)


def kind(path):
    """The kind of page an address belongs to: numbers, names and tokens left out, and which questions it asks."""
    parts = urllib.parse.urlsplit(path)
    words = ["1" if re.fullmatch(r"\d+|[A-Za-z]-\d{4}-\d+|[\w-]{20,}", w) else w for w in parts.path.split("/")]
    return "/".join(words), tuple(sorted(k for k, _ in urllib.parse.parse_qsl(parts.query)))


def look_around(browser):
    """One address of each kind, found by following links, the list for search engines and the description of the interface."""
    found, waiting, asked = {}, ["/"], 0
    waiting += [urllib.parse.urlsplit(a).path for a in re.findall(r"<loc>([^<]+)</loc>", browser.ask("/sitemap.xml")[2])]
    numbers, api = {}, [p for p, d in json.loads(browser.ask("/api/openapi.json")[2])["paths"].items() if "get" in d]
    for path in sorted(api, key=len):
        if "{" not in path:
            for number in re.findall(r'"number":\s*"([^"]+)"', browser.ask(path)[2])[:1]: numbers[path] = number
    for path in api:
        parent = path.split("/{")[0]
        waiting.append(re.sub(r"\{(\w+)[^}]*\}", lambda m: numbers.get(parent, next(iter(numbers.values()), "1")) if m.group(1) == "number" else "1", path))
    while waiting and asked < MOST:
        path = waiting.pop(0)
        if kind(path) in found or LEAVE.match(path): continue
        asked += 1
        status, at, text = browser.ask(path)
        found[kind(path)] = path
        if status != 200 or LEAVE.match(at) or path.startswith(("/api", "/feeds")): continue
        for link in re.findall(r'(?:href|formaction)="(/[^"#]*)', text):
            link = link.replace("&amp;", "&")
            if kind(link) not in found and not LEAVE.match(link): waiting.append(link)
    return [p for p in found.values() if not re.search(r"\.(css|js|svg|png|webp|woff2|ico|webmanifest)(\?|$)", p)]


def refuses(address):
    """Whether a form with a forged token is refused there: the scanner compares statuses, and takes two refusals for two that went through."""
    try: return urllib.request.urlopen(address.split("?")[0], urllib.parse.urlencode({"token": "forged"}).encode()).status == 400
    except urllib.error.HTTPError as refused: return refused.code == 400


def report(site, folder, names):
    ill, all_found = False, {}
    for name in names:
        told = json.loads((folder / f"{name}.json").read_text())
        found = [(k, f) for part in ("vulnerabilities", "anomalies") for k, fs in told[part].items() for f in fs]
        found = [(k, f) for k, f in found if not any(w in f["info"] for w in FORCED)]
        found = [(k, f) for k, f in found if not ("is not properly checked" in f["info"] and refuses(site + f["path"]))]
        store = sqlite3.connect(next((folder / name).glob("*.db")))
        gets, posts = (store.execute("SELECT count(*) FROM paths WHERE method = ? AND evil = 0", (m,)).fetchone()[0] for m in ("GET", "POST"))
        kinds = len({kind(p) for (p,) in store.execute("SELECT path FROM paths WHERE evil = 0")})
        tried = store.execute("SELECT count(*) FROM attack_log").fetchone()[0]
        cut = sorted(set(re.findall(r"Max attack time was reached for module (\w+)", (folder / f"{name}.log").read_text())))
        print(f"{name}: {len((folder / f'{name}.start').read_text().splitlines())} addresses to start with; {gets} addresses and {posts} forms of {kinds} kinds found; {tried} attacks on one of them each carried through; cut off by time: {', '.join(cut) or 'none'}; {len(found)} findings")
        for k, f in found: all_found.setdefault((k, f["method"], f["path"].split("?")[0], f["parameter"], f["info"]), []).append(name)
        ill |= bool(found)
    for (k, method, path, parameter, info), who in all_found.items(): print(f"{k} ({', '.join(who)}): {method} {path} {parameter}: {info}")
    sys.exit(ill)


if __name__ == "__main__":
    if sys.argv[1] == "report": report(sys.argv[2], Path(sys.argv[3]), sys.argv[4:])
    address, folder, name = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    browser = Browser(address)
    if len(sys.argv) > 4: browser.sign_in(*sys.argv[4:6])
    pages = look_around(browser)
    (folder / f"{name}.start").write_text("".join(p + "\n" for p in pages))
    (folder / f"{name}.cookies").write_text(json.dumps(browser.cookies()))
    print(f"{name}: {len(pages)} kinds of pages", file=sys.stderr)
