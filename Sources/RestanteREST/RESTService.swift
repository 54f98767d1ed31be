public import RestanteCore
import RestanteJSON

/// Handles requests of the Bitrix24 wire.
///
/// The order of checks decides which error a client sees: the method must exist, then the caller
/// must be known and have the method's scope, then the method looks at its parameters.
public struct RESTService: Sendable {
  private let context: ServiceContext
  private let table: MethodTable
  private let attempts = RunningAttempts()
  private let worker: (any TaskExecutor)?

  /// Creates a service.
  ///
  /// - Parameters:
  ///   - store: Where everything is kept.
  ///   - settings: What the operator decided.
  ///   - wallClock: What `server.time` says and dates like `today` count from.
  ///   - stopwatch: Measures the `time` of replies.
  ///   - random: Makes process ids.
  ///   - waiting: Where clients wait that asked for it; by default in rooms of the service's own.
  ///   - added: The methods of extensions; they replace none of the server's own.
  ///   - worker: Where large replies are turned into XML, which takes long; by default where Swift
  ///     runs tasks without a preference.
  public init(
    store: any Store, settings: RESTSettings, wallClock: any TimeSource = WallClock(),
    stopwatch: any MicrosecondClock = WallMicrosecondClock(),
    random: any RandomSource = SystemRandomSource(), waiting: WaitingRooms? = nil,
    added: [any MethodSource] = [], worker: (any TaskExecutor)? = nil
  ) {
    self.worker = worker
    context = ServiceContext(
      store: store, settings: settings, wallClock: wallClock, stopwatch: stopwatch,
      random: random, waiting: waiting ?? WaitingRooms(store: store),
      tracedClaims: settings.notesTraces ? TracedClaims() : nil)
    table = added.isEmpty ? .standard : .standard.adding(added)
  }

  /// The names of all methods, as replies have them.
  public static var operations: [String] {
    MethodTable.standard.all.map(\.name) + V3Methods.all.map { "rest3:\($0.name)" }
  }

  /// Handles one request whose body is in memory. Never fails: what goes wrong is in the reply.
  public func respond(to request: RESTRequest) async -> RESTReply {
    await respond(to: request, body: BodyInMemory(bytes: request.body))
  }

  /// Handles one request whose body is read once it is wanted. Never fails: what goes wrong is in
  /// the reply.
  public func respond(to request: RESTRequest, body: any RESTBody) async -> RESTReply {
    switch await begin(request, body: body) {
    case .replied(let reply): reply
    case .waiting(let request): await request.reply()
    }
  }

  /// Handles one request as far as it goes without a wait. Never fails: what goes wrong is in the
  /// reply.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - body: Its body.
  ///   - hangUp: Tells that the client is gone, which gives back what was claimed for it; `nil` to
  ///     have only the task's cancellation do that.
  public func begin(
    _ request: RESTRequest, body: any RESTBody, unless hangUp: HangUp? = nil
  ) async -> RESTProgress {
    if request.verb == "OPTIONS", Route.isBelowBase(request.path) {
      return .replied(RESTReply(status: 200))
    }
    let meter = RequestMeter(context: context, source: request.source)
    let progress =
      V3Route.isMeant(request.path)
      ? .replied(
        await V3Service(context: context, meter: meter).respond(to: request, body: body))
      : await begin(request, body: body, hangUp, meter)
    guard case .replied(var reply) = progress else { return progress }
    meter.complete(&reply)
    return .replied(reply)
  }

  private func begin(
    _ request: RESTRequest, body: any RESTBody, _ hangUp: HangUp?, _ meter: RequestMeter
  ) async -> RESTProgress {
    let start = context.stopwatch.microseconds()
    let route = Route(path: request.path)
    // What the path rules out already costs no decoding.
    if !request.path.hasPrefix(Route.base) || route.method.map({ !table.contains($0) }) == true {
      return .replied(methodNotFound(format: route.format, meter))
    }
    let routed: RoutedRequest
    do throws(RESTError) {
      routed = try await self.routed(request, route, body, meter)
    } catch {
      return .replied(
        RESTReply(
          error, format: route.format,
          operation: route.method.flatMap { table.method(named: $0)?.name }))
    }
    routed.interceptor?.read(method: routed.method, parameters: routed.parameters.values)
    guard let method = routed.method.flatMap({ table.method(named: $0) }) else {
      return .replied(methodNotFound(format: routed.format, meter))
    }
    return await begin(method, for: routed, hangUp, since: start, meter)
  }

  private func begin(
    _ method: any RESTMethod, for routed: RoutedRequest, _ hangUp: HangUp?, since start: Int64,
    _ meter: RequestMeter
  ) async -> RESTProgress {
    do throws(RESTError) {
      let call = try await self.call(of: method, routed, hangUp, meter)
      let running = try await RunningCall.begin(method, call, among: attempts, since: start)
      do throws(RESTError) {
        switch try await method.begin(call) {
        case .done(let result):
          return .replied(await end(running, .success(result), call, to: routed, method.name))
        case .waits(let waiting):
          return .waiting(
            WaitingRequest(waiting) { outcome in
              var reply = await self.end(running, outcome, call, to: routed, method.name)
              meter.complete(&reply)
              return reply
            })
        }
      } catch {
        return .replied(await end(running, .failure(error), call, to: routed, method.name))
      }
    } catch {
      return .replied(RESTReply(error, format: routed.format, operation: method.name))
    }
  }

  /// The reply to a call that is over.
  private func end(
    _ running: RunningCall, _ outcome: Result<MethodResult, RESTError>, _ call: MethodCall,
    to routed: RoutedRequest, _ operation: String
  ) async -> RESTReply {
    do throws(RESTError) {
      let (result, time) = try running.end(outcome)
      return await reply(result, time, call, to: routed, operation: operation)
    } catch {
      return RESTReply(error, format: routed.format, operation: operation)
    }
  }

  private func reply(
    _ result: MethodResult, _ time: CallTime, _ call: MethodCall, to routed: RoutedRequest,
    operation: String
  ) async -> RESTReply {
    let json = SuccessBody.encode(result, time: time, utcOffset: call.utcOffset)
    var reply = RESTReply(
      status: 200, contentType: routed.format.contentType,
      body: await written(json, in: routed.format), operation: operation)
    reply.headers += result.headers
    if result.isReplayed { reply.headers.append(("Idempotent-Replayed", "true")) }
    return reply
  }

  /// The maximum size of a reply that is turned into XML where its caller runs, in bytes.
  private static let smallReply = 64 << 10

  private func written(_ json: [UInt8], in format: ReplyFormat) async -> [UInt8] {
    guard format != .json, json.count > Self.smallReply else { return format.body(ofJSON: json) }
    return await withTaskExecutorPreference(worker) { format.body(ofJSON: json) }
  }

  /// Reads what a request says, as far as it may be read yet.
  private func routed(
    _ request: RESTRequest, _ route: Route, _ body: any RESTBody, _ meter: RequestMeter
  ) async throws(RESTError) -> RoutedRequest {
    let admission = BodyAdmission(context: context, meter: meter, isSecure: request.isSecure)
    let readings = try await admission.decoded(
      body, shown: { BodyAdmission.Shown(request, route: route) }
    ) { ParameterDecoder(request, body: $0).readings() }
    return RoutedRequest(
      request, route: route,
      readings: readings ?? ParameterDecoder(request, body: []).readings(),
      mode: context.settings.defaultMode)
  }

  private func methodNotFound(format: ReplyFormat, _ meter: RequestMeter) -> RESTReply {
    do throws(RESTError) {
      try meter.charge(nil)
      throw RESTError(.methodNotFound)
    } catch {
      return RESTReply(error, format: format)
    }
  }

  /// The call that a request makes, once it is known who makes it.
  private func call(
    of method: any RESTMethod, _ request: RoutedRequest, _ hangUp: HangUp?, _ meter: RequestMeter
  ) async throws(RESTError) -> MethodCall {
    var request = request
    var caller = try await caller(of: method, request, meter)
    let mode = context.mode(of: caller.portal)
    if let other = request.read(in: mode, insteadOf: context.settings.defaultMode) {
      request = other
      caller = try await self.caller(of: method, request, meter)
    }
    if let fault = request.fault, fault.stops(method) { throw fault.error }
    try SignedLink.checkSignature(request.parameters, mode: mode)
    let attempt = try Attempt(request, method: method, caller: caller, mode: mode)
    let traces = context.settings.notesTraces ? ClaimedTraces() : nil
    let commands = method is Batch ? CommandLog() : nil
    let call = MethodCall(
      context: context, methods: table, caller: caller, mode: mode,
      parameters: request.parameters.without(ReservedNames.of(caller)),
      start: request.parameters["start"]?.phpInteger ?? 0,
      replyBudget: context.settings.replyBounds(in: mode).bytes / request.format.growth,
      attempt: attempt,
      wait: request.wait.map { [request] seconds in
        CallWait(seconds: seconds, hangUp: hangUp) { () async throws(RESTError) in
          _ = try await self.caller(of: method, request, meter)
        }
      }, traces: traces, commands: commands, interceptor: request.interceptor)
    meter.note(call)
    return call
  }

  private func caller(
    of method: any RESTMethod, _ request: RoutedRequest, _ meter: RequestMeter
  ) async throws(RESTError) -> Caller {
    let authenticator = Authenticator(context: context, meter: meter)
    do throws(RESTError) {
      let caller = try await authenticator.caller(
        header: request.authorization, parameters: request.parameters, scope: method.scope,
        isSecure: request.isSecure)
      meter.note(caller.portal.id, clientID: caller.clientID)
      try SignedLink.checkScope(request.parameters, mode: context.mode(of: caller.portal))
      return caller
    } catch {
      // Who sends too much hears nothing else.
      if error.entry == .queryLimit { throw error }
      try SignedLink.checkScope(request.parameters, mode: context.settings.defaultMode)
      // Credentials that are missing may stand in what could not be read.
      if error.entry == .noAuthorization, let fault = request.fault, fault.stops(method) {
        throw fault.error
      }
      throw error
    }
  }
}
