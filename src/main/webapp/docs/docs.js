SwaggerUIBundle({
  dom_id: '#docs',
  url: '/openapi.yaml',
  validatorUrl: null,
  deepLinking: true,
  tryItOutEnabled: true,
  showExtensions: true,
  defaultModelsExpandDepth: 0,
});
