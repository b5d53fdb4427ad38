// Checks manifests against the schemas of their kinds; the file for kustomize has none among them.
const { readFileSync } = require('node:fs');
const yaml = require('js-yaml');

let failed = false;
for (const file of process.argv.slice(2)) {
  for (const manifest of yaml.loadAll(readFileSync(file, 'utf8'))) {
    if (manifest.kind === 'Kustomization') continue;
    try {
      const Kind = require(`kubernetes-models/${manifest.apiVersion}`)[manifest.kind];
      new Kind(manifest).validate();
    } catch (error) {
      console.error(`${file}, ${manifest.kind}: ${error.message}`);
      failed = true;
    }
  }
}
process.exit(failed ? 1 : 0);
