public import RestanteCore

/// The API under `/v1`, for publishers and administrators: JSON, keys, problem details.
///
/// What it consists of stands in ``EndpointTable``. The order of checks decides which problem a
/// client sees: the path must exist and take the verb, then the key must be good and allow it, then
/// the endpoint looks at its arguments.
public struct NativeAPI: Sendable {
  let context: NativeContext
  private var table = EndpointTable.standard

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

  /// An API of other endpoints, for holders of the same keys.
  package func serving(_ table: EndpointTable) -> NativeAPI {
    var api = self
    api.table = table
    return api
  }

  /// Responds to a request. What goes wrong is in the reply.
  ///
  /// - Throws: What reading the body throws.
  public func respond(to request: NativeRequest) async throws -> NativeReply {
    try await respond(to: request) { access in
      try await KeyCheck(context: context).holder(of: request, for: access)
    }
  }

  /// Responds to a request of somebody of whom it is known already that they may make it. The
  /// request needs no key, and its query names no portal.
  ///
  /// - Throws: What reading the body throws.
  public func respond(
    to request: NativeRequest, as caller: NativeCaller
  ) async throws -> NativeReply {
    try await respond(to: request) { access in
      guard caller.isServer || access != .server else { throw Problem.serverKeyNeeded }
      guard caller.portal != nil || !access.needsPortal else { throw Problem.portalMissing }
      return KeyHolder(
        key: caller.key, label: caller.actor.label, isServer: caller.isServer,
        mayAdminister: true, portal: caller.portal, caller: caller.actor)
    }
  }

  /// The portal that an administrator's key is for; `nil` for a key of the whole server. What is
  /// refused counts as where requests present it.
  ///
  /// - Throws: ``Problem`` for any other key, or what the store throws.
  public func place(
    administeredBy key: String, from source: String
  ) async throws -> Portal? {
    let request = NativeRequest(
      verb: Verb.get.rawValue, segments: [], authorization: "Bearer \(key)", source: source)
    return try await KeyCheck(context: context).holder(of: request, for: .ownOrServer(.admin))
      .portal
  }

  private func respond(
    to request: NativeRequest, as findHolder: (EndpointAccess) async throws -> KeyHolder
  ) async throws -> NativeReply {
    var route: String?
    var portal: PortalID?
    var reply = try await respond(to: request, as: findHolder, &route, &portal)
    reply.route = route
    reply.portal = portal
    return reply
  }

  /// Responds to a request, and tells which route it took and which portal it was about.
  private func respond(
    to request: NativeRequest, as findHolder: (EndpointAccess) async throws -> KeyHolder,
    _ route: inout String?, _ portal: inout PortalID?
  ) async throws -> NativeReply {
    do {
      let (routed, parameters) = try table.route(request)
      route = routed.endpoint.path.description
      let holder = try await findHolder(routed.endpoint.access)
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
