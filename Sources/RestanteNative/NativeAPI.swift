public import RestanteCore

/// The API under `/v1`, for publishers and administrators: JSON, keys, problem details.
///
/// What it consists of stands in ``EndpointTable``. The order of checks decides which problem a
/// client sees: the path must exist and take the verb, then the key must be good and allow it, then
/// the endpoint looks at its arguments.
public struct NativeAPI: Sendable {
  let context: NativeContext
  private let table = EndpointTable.standard

  /// The templates of all paths.
  public static var routes: [String] {
    Set(EndpointTable.standard.all.map(\.path.description)).sorted()
  }

  /// Who listens to streams.
  public var streams: StreamSlots { context.streams }

  /// Creates the API.
  ///
  /// - Parameters:
  ///   - store: Where everything is kept.
  ///   - random: Makes credentials.
  ///   - serverKeys: What application tokens are derived from.
  ///   - keyRotation: Rotates them.
  ///   - settings: What the operator decided.
  ///   - passwords: Hashes the passwords of users.
  ///   - zones: Knows names of time zones.
  ///   - clock: Measures how long streams are silent.
  ///   - streams: Who listens to streams.
  ///   - failures: Counts keys that are refused, by address.
  public init(
    store: any Store, random: any RandomSource, serverKeys: ServerKeyring,
    keyRotation: any ServerKeyRotating, settings: NativeSettings,
    passwords: any PasswordHashing, zones: any ZoneCheck, clock: any Clock<Duration>,
    streams: StreamSlots, failures: FailedCredentials = FailedCredentials()
  ) {
    context = NativeContext(
      store: store, random: random, serverKeys: serverKeys, keyRotation: keyRotation,
      settings: settings, passwords: passwords, zones: zones, clock: clock, streams: streams,
      failures: failures)
  }

  /// Answers a request. What goes wrong is in the reply.
  ///
  /// - Throws: What reading the body throws.
  public func respond(to request: NativeRequest) async throws -> NativeReply {
    var route: String?
    var portal: PortalID?
    var reply = try await respond(to: request, &route, &portal)
    reply.route = route
    reply.portal = portal
    return reply
  }

  /// Answers a request, and tells which route it took and which portal it was about.
  private func respond(
    to request: NativeRequest, _ route: inout String?, _ portal: inout PortalID?
  ) async throws -> NativeReply {
    do {
      let (routed, parameters) = try table.route(request)
      route = routed.endpoint.path.description
      let holder = try await KeyCheck(context: context)
        .holder(of: request, for: routed.endpoint.access)
      portal = holder.portal?.id
      try routed.check(request.query)
      let call = NativeCall(
        context: context, holder: holder, parameters: parameters, members: routed.members,
        request: request)
      do {
        return try await routed.endpoint.run(call)
      } catch var problem as Problem {
        if problem.kind == .forbidden { problem.refusal = holder.refusal(problem) }
        throw problem
      }
    } catch let problem as Problem {
      return problem.reply
    } catch is PasswordQueueFull {
      return Problem(.unavailable, "Too many passwords are waiting to be hashed; try again.").reply
    } catch let error as StoreError {
      var reply = Problem(error).reply
      reply.failure = error
      return reply
    }
  }
}
