// The page begins.

// Who is outside reads a worksheet first.
state.screen = ["counsel", "client"].includes(head.audience) ? "decide" : "worksheet";
if (head.first) Object.assign(state, { person: head.first, screen: "worksheet" });
drawTabs();
drawTools();
drawSentence();
drawFoot();
showScreen();
