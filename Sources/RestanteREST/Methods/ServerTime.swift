import RestanteCore
import RestanteJSON

/// `server.time`: the server's time.
struct ServerTime: RESTMethod {
  let name = "server.time"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let context = call.context
    let now = context.wallClock.now().seconds
    let text = ISO8601.text(seconds: now, utcOffset: call.utcOffset.seconds(at: now))
    return MethodResult(.string(text))
  }
}
