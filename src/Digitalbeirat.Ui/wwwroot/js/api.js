// The interactive page of the open interface; Scalar's own page would need a script inside the page.
Scalar.createApiReference('#app', { url: '/api/openapi.json', withDefaultFonts: false, telemetry: false, hideClientButton: true, showDeveloperTools: 'never', agent: { disabled: true }, mcp: { disabled: true }, darkMode: matchMedia('(prefers-color-scheme: dark)').matches });
