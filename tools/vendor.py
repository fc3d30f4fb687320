"""Bring the front-end files into static/vendor/ (for developers; needs npm; users need neither npm nor network).

    python3 tools/vendor.py

Each package is taken at one exact version and refused if its sha512 is not the one written here. The files
are committed; MANIFEST.json tells where each came from, under which licence, and its sha256 (a test recomputes it).
"""

import base64
import hashlib
import io
import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / "static" / "vendor"
FONT = "be-vietnam-pro"
ICONS = """
house people person person-plus person-check geo geo-alt building calendar calendar-event search upload download
file-earmark-spreadsheet file-earmark-text check-lg check-circle x-lg x-circle question-circle exclamation-triangle
exclamation-circle dash-circle info-circle shield shield-check journal-text clipboard-check gear box-arrow-right
printer arrow-up arrow-down arrow-right arrow-left-right arrow-repeat chevron-right chevron-left chevron-down
telephone star-fill pencil plus-lg card-list bar-chart clock-history globe key list list-check eye eye-slash lock
hourglass flag cash heart-pulse funnel inbox copy three-dots envelope-paper bell
""".split()
# package, version, sha512, licence, {file in the package: file here}
PACKAGES = [
    (
        "bootstrap",
        "5.3.9",
        "20cU0rcfw8WdxtVbmfU+xT2EjvVTw9Ror/h1Qvd7DXCujRg8OO9mdBCsmTHdJFf3BuadmBNJtgIuUXsBqSkk/w==",
        "MIT",
        {
            "dist/css/bootstrap.min.css": "bootstrap.min.css",
            "dist/js/bootstrap.bundle.min.js": "bootstrap.bundle.min.js",
            "LICENSE": "LICENSE-bootstrap.txt",
        },
    ),
    (
        "htmx.org",
        "2.0.11",
        "Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==",
        "0BSD",
        {"dist/htmx.min.js": "htmx.min.js", "LICENSE": "LICENSE-htmx.txt"},
    ),
    (
        "bootstrap-icons",
        "1.13.2",
        "fAU1Ly3dH7hwRg+CB8EZ0Vl0fF80zgXHeUVJyfUOKzoURr+TbwISbCW5tKUoQLERaWYG2emTCybcPbD96hdD1A==",
        "MIT",
        {"LICENSE": "LICENSE-bootstrap-icons.txt"},
    ),
    (
        "@fontsource/be-vietnam-pro",
        "5.3.0",
        "xhAQBGHDxP5BF8IJxedy5MoWUmc1DlPCcZbMLhvnPkf8TaYCbbUVs3LjpuJ4BYdTrdiCLaewNaY8z+owq/FqFw==",
        "OFL-1.1",
        {
            "LICENSE": "LICENSE-be-vietnam-pro.txt",
            **{
                f"files/{FONT}-{subset}-{weight}-normal.woff2": f"fonts/{FONT}-{subset}-{weight}.woff2"
                for subset in ("vietnamese", "latin-ext", "latin")
                for weight in (400, 600, 700)
            },
        },
    ),
]


def fetch(package, version, sha512):
    """The package's files as {path: bytes}; SystemExit if what came is not what was pinned."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder, check=True, capture_output=True)
        packed = next(Path(folder).glob("*.tgz")).read_bytes()
    found = base64.b64encode(hashlib.sha512(packed).digest()).decode()
    if found != sha512:
        raise SystemExit(f"{package}@{version}: sha512 is {found}, not {sha512}")
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        return {m.name.partition("/")[2]: tar.extractfile(m).read() for m in tar if m.isfile()}


def without_source_map(content):
    """A min file ends by naming a .map that is not here; collectstatic would look for it and fail."""
    return re.sub(rb"\n?(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ ?\*/)\s*$", b"\n", content)


def sprite(files):
    """One SVG with a <symbol id=NAME> for each icon: <svg><use href="…/icons.svg#NAME"></svg>."""
    body = []
    for name in sorted(ICONS):
        shape = re.search(r"<svg[^>]*>(.*)</svg>", files[f"icons/{name}.svg"].decode(), re.S)[1].strip()
        body.append(f'<symbol id="{name}" viewBox="0 0 16 16" fill="currentColor">{shape}</symbol>')
    return ('<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(body) + "\n</svg>\n").encode()


def font_faces(files):
    """fonts.css: one @font-face for each weight and subset, with the subset's unicode-range."""
    ranges = json.loads(files["unicode.json"])
    faces = [
        f"@font-face{{font-family:'Be Vietnam Pro';font-style:normal;font-display:swap;font-weight:{weight};"
        f"src:url(fonts/{FONT}-{subset}-{weight}.woff2) format('woff2');unicode-range:{ranges[subset]}}}"
        for weight in (400, 600, 700)
        for subset in ("vietnamese", "latin-ext", "latin")
    ]
    return (
        "/* Be Vietnam Pro, SIL Open Font License 1.1: LICENSE-be-vietnam-pro.txt */\n" + "\n".join(faces) + "\n"
    ).encode()


def main():
    manifest = {}
    for package, version, sha512, licence, wanted in PACKAGES:
        files = fetch(package, version, sha512)
        made = {here: without_source_map(files[there]) for there, here in wanted.items()}
        if package == "bootstrap-icons":
            made["icons.svg"] = sprite(files)
        if FONT in package:
            made["fonts.css"] = font_faces(files)
        for here, content in made.items():
            (HERE / here).parent.mkdir(parents=True, exist_ok=True)
            (HERE / here).write_bytes(content)
            manifest[here] = {
                "from": f"{package}@{version}",
                "licence": licence,
                "sha256": hashlib.sha256(content).hexdigest(),
            }
    (HERE / "MANIFEST.json").write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n")
    print(f"{len(manifest)} files, {sum((HERE / name).stat().st_size for name in manifest) // 1024} KB")


if __name__ == "__main__":
    main()
