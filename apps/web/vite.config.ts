import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { packNames } from './pack-names.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Government desktops run shells as old as Chrome 90; nothing is fetched from another host. */
export default defineConfig({
  root: here('.'),
  plugins: [react(), packNames(here('../../libs/policy/packs'))],
  build: {
    target: 'chrome90',
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env['TONGCHOU_API'] ?? 'http://127.0.0.1:8080' },
  },
});
