import { defineConfig } from 'vitest/config'

// Journeys: a browser, a person, a goal. Each starts the built product as a user would.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['test/journeys/**/*.journey.ts', 'test/faults/**/*.fault.ts'],
    globalSetup: ['test/journeys/support/browser.ts'],
    pool: 'forks',
    // One browser at a time: two cores serve the product and the browser alike.
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
