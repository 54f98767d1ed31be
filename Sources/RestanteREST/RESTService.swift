public import RestanteCore
import RestanteJSON

/// Answers requests of the Bitrix24 wire.
///
/// The order of checks decides which error a client sees: the method must exist, then the caller
/// must be known and have the method's scope, then the method looks at its parameters.
public struct RESTService: Sendable {
  private let context: ServiceContext
  private let table: MethodTable

  /// Creates a service.
  ///
  /// - Parameters:
  ///   - store: Where everything is kept.
  ///   - settings: What the operator decided.
  ///   - wallClock: What `server.time` says and dates like `today` count from.
  ///   - stopwatch: Measures the `time` of replies.
  ///   - random: Makes process ids.
  public init(
    store: any Store, settings: RESTSettings, wallClock: any TimeSource = WallClock(),
    stopwatch: any MicrosecondClock = WallMicrosecondClock(),
    random: any RandomSource = SystemRandomSource()
  ) {
    context = ServiceContext(
      store: store, settings: settings, wallClock: wallClock, stopwatch: stopwatch,
      random: random)
    table = .standard
  }

  /// Answers one request. Never fails: what goes wrong is in the reply.
  public func respond(to request: RESTRequest) async -> RESTReply {
    if request.verb == "OPTIONS", Route.isBelowBase(request.path) {
      return RESTReply(status: 200)
    }
    if V3Route.isMeant(request.path) {
      return await V3Service(context: context).respond(to: request)
    }
    let start = context.stopwatch.microseconds()
    let route = Route(path: request.path)
    // What the path rules out already costs no decoding.
    if !request.path.hasPrefix(Route.base) || route.method.map({ !table.contains($0) }) == true {
      return RESTReply(RESTError(.methodNotFound), format: route.format)
    }
    let routed = RoutedRequest(request, route: route)
    guard let method = routed.method.flatMap({ table.method(named: $0) }) else {
      return RESTReply(RESTError(.methodNotFound), format: routed.format)
    }
    do throws(RESTError) {
      let json = try await call(method, routed, since: start)
      return RESTReply(
        status: 200, contentType: routed.format.contentType,
        body: routed.format.body(ofJSON: json), operation: method.name)
    } catch {
      return RESTReply(error, format: routed.format, operation: method.name)
    }
  }

  private func call(
    _ method: any RESTMethod, _ request: RoutedRequest, since start: Int64
  ) async throws(RESTError) -> [UInt8] {
    let caller = try await caller(of: method, request)
    let mode = context.mode(of: caller.portal)
    try SignedLink.checkSignature(request.parameters, mode: mode)
    let call = MethodCall(
      context: context, caller: caller, mode: mode,
      parameters: request.parameters.without(ReservedNames.of(caller)),
      start: request.parameters["start"]?.phpInteger ?? 0,
      replyBudget: context.settings.replyBounds(in: mode).bytes / request.format.growth)
    let processingStart = context.stopwatch.microseconds()
    let result = try await method.run(call)
    let time = CallTime(
      start: start, processingStart: processingStart, finish: context.stopwatch.microseconds())
    return SuccessBody.encode(result, time: time, utcOffset: context.settings.utcOffset)
  }

  private func caller(
    of method: any RESTMethod, _ request: RoutedRequest
  ) async throws(RESTError) -> Caller {
    let authenticator = Authenticator(context: context)
    do throws(RESTError) {
      let caller = try await authenticator.caller(
        header: request.authorization, parameters: request.parameters, scope: method.scope,
        isSecure: request.isSecure)
      try SignedLink.checkScope(request.parameters, mode: context.mode(of: caller.portal))
      return caller
    } catch {
      try SignedLink.checkScope(request.parameters, mode: context.settings.defaultMode)
      throw error
    }
  }
}
