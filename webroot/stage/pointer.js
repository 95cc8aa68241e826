const IDLE = 3_000;

/** Hides the pointer while nobody moves it. */
export function hidePointer() {
  let timer = 0;
  const moved = () => {
    document.documentElement.classList.remove('idle');
    clearTimeout(timer);
    timer = setTimeout(() => document.documentElement.classList.add('idle'), IDLE);
  };
  addEventListener('pointermove', moved);
  moved();
}
