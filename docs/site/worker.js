// The search of the site runs in a worker, and a page that was opened from a file may start none: here its script runs in a
// hidden frame, which posts and receives as a worker does.
if (location.protocol === "file:") {
  window.IFrameWorker = class extends EventTarget {
    constructor(script) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      const inside = frame.contentWindow;
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", {data}));
      const element = inside.document.createElement("script");
      element.src = new URL(script, location.href).href;
      this.inside = new Promise((ready) => { element.onload = () => ready(inside); });
      inside.document.body.append(element);
      this.addEventListener("message", (event) => this.onmessage?.(event));
    }

    postMessage(data) {
      this.inside.then((inside) => inside.dispatchEvent(new MessageEvent("message", {data})));
    }
  };
  window.Worker = window.IFrameWorker;
}
