/** What a back-up says of itself to whoever opens it with ordinary tools. */
import { type Manifest, rowsOf } from './manifest.ts'

export const readmeText = (manifest: Manifest): string => `GOUVERNAIL — SAUVEGARDE / BACK-UP

Réseau : ${manifest.network}${manifest.demonstration ? ' (démonstration)' : ''}
Faite le ${manifest.madeAt} par ${manifest.madeBy}, Gouvernail ${manifest.version}.
${manifest.tables.length} tables, ${rowsOf(manifest)} lignes.

Ce fichier contient toutes les données du réseau, données personnelles comprises : gardez-le à l'abri, comme un registre.
Il ne contient ni connexion, ni code, ni lien, ni clé.

Pour tout remettre en place, sur une machine où Gouvernail est installé, dans une base vide :

    bin/gouvernail restore FICHIER

Pour vérifier le fichier sans rien écrire :

    bin/gouvernail restore --dry-run FICHIER

Pour le lire sans Gouvernail : tar xzf FICHIER, puis sha256sum --check SHA256SUMS. L'empreinte de la sauvegarde est le
SHA-256 de manifest.json. Chaque table est un fichier de texte : une ligne par ligne, les colonnes séparées par des
tabulations, la première ligne nomme les colonnes, \\N veut dire « rien » (format texte de la commande COPY de PostgreSQL).

---

Network: ${manifest.network}${manifest.demonstration ? ' (demonstration)' : ''}
Made on ${manifest.madeAt} by ${manifest.madeBy}, Gouvernail ${manifest.version}.
${manifest.tables.length} tables, ${rowsOf(manifest)} rows.

This file holds all data of the network, personal data included: keep it as safe as a register.
It holds no session, no code, no link and no key.

To bring everything back, on a machine where Gouvernail is installed, into an empty database:

    bin/gouvernail restore FILE

To check the file without writing anything:

    bin/gouvernail restore --dry-run FILE

To read it without Gouvernail: tar xzf FILE, then sha256sum --check SHA256SUMS. The back-up's fingerprint is the SHA-256
of manifest.json. Each table is a text file: one line per row, columns separated by tabs, the first line names the
columns, \\N means “nothing” (the text format of PostgreSQL's COPY).
`
