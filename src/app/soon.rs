//! Tasks that the browser is to do before it makes the next frame.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Element;

use super::style_of;

/// Does something in a task of its own, and before the next frame where a browser has an order for such tasks
/// (Prioritized Task Scheduling).
pub(crate) fn soon(act: impl FnOnce() + 'static) {
    let task: Function = Closure::once_into_js(act).unchecked_into();
    if post(&task).is_none() {
        // A function can be called later, so this cannot fail.
        let _ = window().set_timeout_with_callback(&task);
    }
}

/// Has the browser look for the styles of what is new on the page, an element with it, and then, in another task, lay
/// do something with it and lay it out, so that a slow device has less to do for the next frame.
pub(crate) fn lay_out_in_steps(element: Element, then: impl FnOnce() + 'static) {
    style_of(&element, "color");
    soon(move || {
        then();
        element.get_bounding_client_rect();
    });
}

fn post(task: &Function) -> Option<JsValue> {
    let scheduler = Reflect::get(&window(), &"scheduler".into()).ok()?;
    let post: Function = Reflect::get(&scheduler, &"postTask".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"priority".into(), &"user-blocking".into()).ok()?;
    post.call2(&scheduler, task, &options).ok()
}
