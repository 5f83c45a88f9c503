/** Cut into about a hundred ranges: a machine with a Chinese font of its own fetches none of them. */
import '@fontsource-variable/noto-sans-sc/index.css';
