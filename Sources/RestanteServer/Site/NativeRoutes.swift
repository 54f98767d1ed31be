import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import RestanteCore
import RestanteNative

/// Hands requests below `/v1` to the native API, and its replies to the HTTP library.
struct NativeRoutes: Sendable {
  let api: NativeAPI
  let logger: Logger
  let refusals: RefusalLog
  let time: any TimeSource

  /// Handles a request.
  ///
  /// - Throws: ``BodyTooLarge``, or what broke the connection while the body was read.
  func respond(
    to request: Request, target: RequestTarget, origin: RequestOrigin,
    over connection: Connection
  ) async throws -> HTTPReply {
    try await respond(
      to: Self.wanted(by: request, target: target, origin: origin), origin: origin,
      over: connection
    ) { try await api.respond(to: $0) }
  }

  /// Handles a request by a closure.
  ///
  /// - Throws: ``BodyTooLarge``, or what broke the connection while the body was read.
  func respond(
    to request: NativeRequest, origin: RequestOrigin, over connection: Connection,
    by handle: (NativeRequest) async throws -> NativeReply
  ) async throws -> HTTPReply {
    let reply = try await handle(request)
    if let refusal = reply.refusal {
      refusals.report(refusal, on: .native, from: origin, at: time.now())
    }
    if let failure = reply.failure {
      logger.debug("the database failed", metadata: ["error": "\(failure)"])
    }
    var answer = try await httpReply(reply, over: connection)
    answer.facts.route = reply.route
    answer.facts.error = reply.problem
    answer.facts.portal = reply.portal
    return answer
  }

  /// What a client wants of an API whose paths have one folder before them.
  static func wanted(
    by request: Request, target: RequestTarget, origin: RequestOrigin
  ) -> NativeRequest {
    var native = NativeRequest(
      verb: request.method.rawValue, segments: segments(of: target.path),
      query: target.query.isEmpty ? [:] : FormFields(target.query.utf8).all,
      contentType: request.headers.text(of: .contentType),
      authorization: request.headers.text(of: .authorization),
      idempotencyKey: request.headers.text(of: .idempotencyKey), source: origin.source,
      body: { Array(try await request.wholeBody().readableBytesView) })
    native.traceParent = request.headers.text(of: .traceParent)
    native.cloudEventHeaders = request.headers.compactMap {
      CloudEventHeader(name: $0.name.canonicalName, value: $0.value)
    }
    return native
  }

  /// The parts of a path after `/v1/`, decoded.
  static func segments(of path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst(2)
      .map { PercentCoding.decode($0) }
  }

  private func httpReply(
    _ reply: NativeReply, over connection: Connection
  ) async throws -> HTTPReply {
    let headers = HTTPFields(named: reply.headers)
    let status = HTTPResponse.Status(code: reply.status)
    switch reply.body {
    case .bytes(let bytes): return HTTPReply(status: status, headers: headers, body: bytes)
    case .stream(let stream):
      let hangUp = try await connection.hangUp()
      return HTTPReply.stream(headers) { writer in
        do {
          try await stream.run(until: { await hangUp.wait() }) { bytes in
            try await writer.write(ByteBuffer(bytes: bytes))
          }
        } catch let error as StoreError {
          logger.error("a stream ended", metadata: ["error": "\(error)"])
        }
        try await writer.finish(nil)
      }
    }
  }
}

/// Hashes passwords where the login page does, so that both share the few that are hashed at once.
struct NativePasswords: PasswordHashing {
  let hasher: PasswordHasher

  func hash(of password: String) async throws(PasswordQueueFull) -> PasswordHash {
    do {
      return try await hasher.hash(of: password)
    } catch {
      // The hasher refuses nothing else while the server runs.
      throw PasswordQueueFull()
    }
  }
}

extension HTTPReply {
  /// A problem of the native API.
  init(_ problem: Problem) {
    let reply = problem.reply
    var body: [UInt8] = []
    if case .bytes(let bytes) = reply.body { body = bytes }
    self.init(
      status: HTTPResponse.Status(code: reply.status), headers: HTTPFields(named: reply.headers),
      body: body)
    facts.error = reply.problem
  }
}
