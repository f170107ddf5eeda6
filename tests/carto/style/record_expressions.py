"""Runs every case in MapLibre in Chromium and writes what it gives to `expressions.json`.

    python tests/carto/style/record_expressions.py node_modules/maplibre-gl/dist/maplibre-gl-dev.js

The development build of MapLibre is needed because the other one gives its functions no names.
"""

import json
import os
import shutil
import sys
from pathlib import Path

from expression_cases import CASES
from playwright.sync_api import sync_playwright

EVALUATE = """cases => cases.map(({expression, zoom, properties, geometry}) => {
  const made = window.createExpression(expression);
  if (made.result === 'error') return {refused: made.value.map(error => error.message).join('; ')};
  const parsed = made.value;
  const feature = {type: geometry, properties, id: undefined};
  try {
    const value = parsed.evaluateWithoutErrorHandling({zoom}, feature, {}, undefined, [], undefined);
    if (value === undefined || value === null) return {value: null};
    if (typeof value === 'object' && 'r' in value && 'a' in value) return {colour: String(value)};
    if (typeof value === 'number' && !Number.isFinite(value)) return {number: String(value)};
    return {value: value};
  } catch (error) { return {error: error.message}; }
})"""


def main(development_build: str) -> None:
    program = Path(development_build).read_text(encoding="utf-8")
    marked = program.replace(
        "function createExpression(", "globalThis.createExpression = createExpression;\nfunction createExpression(", 1
    )
    assert marked != program
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.add_script_tag(content=marked)
        version = page.evaluate("maplibregl.getVersion()")
        results = page.evaluate(EVALUATE, CASES)
        browser.close()
    target = Path(__file__).with_name("expressions.json")
    table = [{"expression": case["expression"], **result} for case, result in zip(CASES, results, strict=True)]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in table)
    target.write_text(f'{{"maplibre": "{version}", "results": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
