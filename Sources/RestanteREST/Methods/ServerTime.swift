import RestanteCore
import RestanteJSON

/// `server.time`: the server's time.
struct ServerTime: RESTMethod {
  let name = "server.time"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let context = call.context
    let text = ISO8601.text(
      seconds: context.wallClock.now().seconds, utcOffset: context.settings.utcOffset)
    return MethodResult(.string(text))
  }
}
