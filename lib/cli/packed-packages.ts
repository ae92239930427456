type Package = Readonly<{
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}>;

/** The part of `package-lock.json` that is used: packages by path. */
export type Lock = Readonly<{ packages: Readonly<Record<string, Package>> }>;

/**
 * The paths of these packages (names) and of everything they depend on; `left` excludes packages.
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

/** As Node searches: beside the dependent package, then in the folders above. */
function placeOf(packages: Lock['packages'], name: string, from: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules') - 1))) {
    const path = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return null;
  }
}
