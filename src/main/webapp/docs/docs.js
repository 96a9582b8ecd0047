// Hides the aliases: an operation listed twice would open and answer twice.
const withoutAliases = () => ({
  statePlugins: {
    spec: {
      wrapSelectors: {
        taggedOperations: (all) => (state) =>
          all(state).map((tag) =>
            tag.update('operations', (operations) =>
              operations.filter((operation) => operation.get('path').startsWith('/api/rest/v1/')))),
      },
    },
  },
});

SwaggerUIBundle({
  dom_id: '#docs',
  url: '/openapi.yaml',
  plugins: [withoutAliases],
  validatorUrl: null,
  deepLinking: true,
  tryItOutEnabled: true,
  showExtensions: true,
  defaultModelsExpandDepth: 0,
});
