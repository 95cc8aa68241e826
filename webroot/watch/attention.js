const NOTIFY = 'sidestage.notify';
const SOUND = 'sidestage.sound';

/**
 * How a viewer wants to be told while they look elsewhere: by the browser's notifications, once they permit them, and by a
 * sound, which is off at first. Kept in this browser. Tells of each `change`.
 */
class Attention extends EventTarget {
  get canNotify() {
    return 'Notification' in globalThis && Notification.permission !== 'denied';
  }

  get notifies() {
    return this.canNotify && Notification.permission === 'granted' && localStorage.getItem(NOTIFY) === 'on';
  }

  get sounds() {
    return localStorage.getItem(SOUND) === 'on';
  }

  async notify(on) {
    const granted = on && (await Notification.requestPermission()) === 'granted';
    localStorage.setItem(NOTIFY, granted ? 'on' : 'off');
    this.dispatchEvent(new Event('change'));
  }

  sound(on) {
    localStorage.setItem(SOUND, on ? 'on' : 'off');
    on && this.#beep();
    this.dispatchEvent(new Event('change'));
  }

  /** Tells it, where that is wanted. Of tabs that tell the same `key`, the browser shows one. */
  tell(key, title, body) {
    this.sounds && this.#beep();
    if (this.notifies && document.hidden) {
      const notification = new Notification(title, { body, tag: key });
      notification.onclick = () => {
        globalThis.focus();
        notification.close();
      };
    }
  }

  #beep() {
    const audio = new AudioContext();
    const tone = new OscillatorNode(audio, { frequency: 660 });
    const volume = new GainNode(audio, { gain: 0.08 });
    tone.connect(volume).connect(audio.destination);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.4);
    tone.onended = () => audio.close();
    tone.start();
    tone.stop(audio.currentTime + 0.4);
  }
}

export const attention = new Attention();
