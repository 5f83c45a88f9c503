import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/base.css';
import './styles/fields.css';
import './styles/shell.css';
import { Root } from './app/root.js';
import { startWords } from './i18n/index.js';

async function start(): Promise<void> {
  await startWords();
  const place = document.getElementById('root');
  if (!place) return;
  createRoot(place).render(
    <StrictMode>
      <Root />
    </StrictMode>,
  );
  await import('./styles/fonts.js');
}

void start();
