import HTTPTypes
import Hummingbird
import NIOCore
import RestanteCore
import RestanteDelivery

/// Replies to the requests that a listening handler gets, and shows them.
struct ListenResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let secrets: ReceivedDelivery.Secrets
  let replies: ListenReplies
  /// How long each reply is held back.
  let delay: Duration
  let clock: any TimeSource

  func respond(to request: Request, context: Context) async throws -> Response {
    guard request.method == .post else { return Response(status: .methodNotAllowed) }
    let body = try await request.body.collect(upTo: DeliveryBody.standardMaximumBytes)
    let delivery = ReceivedDelivery(
      path: request.uri.path, body: Array(body.readableBytesView), secrets: secrets,
      at: clock.now()
    ) { name in
      HTTPField.Name(name).flatMap { request.headers[$0] }
    }
    let (number, status) = replies.next(isGenuine: delivery.isGenuine)
    StandardStreams.show(
      line: delivery.lines(number: number, status: status).joined(separator: "\n"))
    try await Task.sleep(for: delay)
    return Response(status: HTTPResponse.Status(code: status))
  }
}
