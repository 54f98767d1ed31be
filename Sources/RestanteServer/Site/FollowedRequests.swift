import HTTPTypes
import Hummingbird
import NIOCore
import RestanteCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension RequestDispatcher {
  /// Who follows a request; `nil` for nearly all.
  func interceptor(
    of request: Request, _ target: RequestTarget, _ group: RouteGroup
  ) -> (any RequestInterceptor)? {
    switch group {
    case .rest, .tokens, .native, .doors, .other: break
    case .authorize, .console, .document, .alive, .ready, .metrics, .added: return nil
    }
    let followed = InterceptedRequest(
      part: group.rawValue, verb: request.method.rawValue, path: target.path,
      query: target.query.isEmpty ? [:] : FormFields(target.query.utf8).all,
      headers: request.headers.map { ($0.name.canonicalName, $0.value) })
    return extensions.lazy.compactMap { $0.interceptor(of: followed) }.first
  }

  /// Sends a reply as whoever follows its request decides.
  func response(
    to request: AnsweredRequest, _ reply: HTTPReply, for interceptor: any RequestInterceptor,
    over connection: Connection
  ) async -> Response {
    let isStream = if case .some = reply.writeBody { true } else { false }
    let transfer = await interceptor.transfer(
      of: InterceptedReply(
        status: reply.status.code, body: isStream ? nil : reply.body,
        path: MaskedPath.text(of: request.path, request.group, reply.facts),
        method: reply.facts.method, error: reply.facts.error, portal: reply.facts.portal,
        clientID: reply.facts.clientID, duration: request.duration))
    let isHead = request.method == .head
    switch transfer {
    case .replaced(let status, let text):
      return HTTPReply.text(text, status: HTTPResponse.Status(code: status))
        .response(toHead: isHead)
    case .nothing(let isReset):
      await connection.close(isReset: isReset)
      // It is not written any more.
      return Response(status: .serviceUnavailable)
    case .pieces(let sizes, let pause) where !isStream && !isHead && !reply.body.isEmpty:
      return reply.response(inPieces: sizes, over: connection, pause)
    case .whole, .pieces: return reply.response(toHead: isHead)
    }
  }
}

extension HTTPReply {
  /// The reply in pieces, after the last of which the connection is closed if they are not all.
  fileprivate func response(
    inPieces sizes: [Int], over connection: Connection,
    _ pause: @escaping @concurrent @Sendable () async throws -> Void
  ) -> Response {
    let bytes = body
    return Response(
      status: status, headers: headers,
      body: ResponseBody(contentLength: bytes.count) { writer in
        var rest = bytes[...]
        for size in sizes where !rest.isEmpty {
          try await pause()
          try await writer.write(ByteBuffer(bytes: rest.prefix(size)))
          rest = rest.dropFirst(size)
        }
        guard rest.isEmpty else {
          await connection.close(isReset: false)
          return
        }
        try await writer.finish(nil)
      })
  }
}

extension Connection {
  /// Closes the connection, or resets it, once what was written before was handed to the system.
  fileprivate func close(isReset: Bool) async {
    // What fails here is closed already, or knows no resets, as a stream of HTTP/2.
    try? await channel.eventLoop.submit {}.get()
    if isReset, let socket = channel as? any SocketOptionProvider {
      try? await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    }
    try? await channel.close()
  }
}
