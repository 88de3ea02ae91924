// Answers one question of pinyin.py: which units match each query. Prints null where the package is missing.
const { package: name, units, queries } = JSON.parse(require("fs").readFileSync(0, "utf8"));

function load() {
  try {
    return { match: require(name).match, version: require(name + "/package.json").version };
  } catch (error) {
    if (error.code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}

const found = load();
const options = name === "pinyin-pro" ? [{ continuous: true, v: true }] : [];
const places = (query) => units.flatMap((unit, place) => (found.match(unit, query, ...options) ? [place] : []));
console.log(JSON.stringify(found && { version: found.version, found: queries.map(places) }));
