type Package = Readonly<{
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}>;

/** What is read of `package-lock.json`: packages by where they lie. */
export type Lock = Readonly<{ packages: Readonly<Record<string, Package>> }>;

/**
 * Where the packages lie that these (names) ask for, with all that they ask for themselves; `left`
 * names what is not taken along.
 */
export function installedBy({ packages }: Lock, asked: readonly string[], left: RegExp): string[] {
  const found = new Set<string>();
  const take = (name: string, from: string) => {
    const path = placeOf(packages, name, from);
    if (path === null || found.has(path) || left.test(name)) return;
    found.add(path);
    for (const other of namesIn(packages[path])) take(other, path);
  };
  for (const name of asked) take(name, '');
  return [...found].sort();
}

function namesIn(one: Package | undefined): string[] {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = one ?? {};
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers];
}

/** As Node looks: beside whoever asks, then further out. */
function placeOf(packages: Lock['packages'], name: string, from: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules') - 1))) {
    const path = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return null;
  }
}
