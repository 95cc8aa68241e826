/* global SwaggerUIBundle */

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

/** Swagger UI resolves no reference among the parameters of a path: its operations get them instead. */
function handDown({ parameters = [], ...path }) {
  const changed = Object.entries(path).map(([key, value]) =>
    METHODS.includes(key) ? [key, { ...value, parameters: [...parameters, ...(value.parameters ?? [])] }] : [key, value],
  );
  return Object.fromEntries(changed);
}

const handingDown = (update) => (contract) => {
  const paths = Object.entries(contract.paths).map(([path, item]) => [path, handDown(item)]);
  return update({ ...contract, paths: Object.fromEntries(paths) });
};

/** Swagger UI knows a class for the dark, and no media query. */
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', follow);
follow();

SwaggerUIBundle({
  url: '/openapi.yaml',
  domNode: document.getElementById('contract'),
  plugins: [() => ({ statePlugins: { spec: { wrapActions: { updateJsonSpec: handingDown } } } })],
  deepLinking: true,
  showExtensions: true,
  defaultModelsExpandDepth: 0,
});
