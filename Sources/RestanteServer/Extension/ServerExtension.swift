public import RestanteDelivery
public import RestanteNative
public import RestanteREST

/// What adds an API to a server, below a folder of its own. The server itself knows nothing of what
/// it is for.
///
/// Requests below the folder of no extension have no such path; the folders of the server's own
/// parts cannot be taken.
public protocol ServerExtension: Sendable {
  /// The first part of the paths, such as `lab` for what is below `/lab`.
  var folder: String { get }
  /// The templates of all paths, by which metrics tell requests apart.
  var routes: [String] { get }

  /// Takes hold of the server. Called once, when its address is known and before it is ready.
  ///
  /// - Throws: What keeps the server from starting.
  func begin(on server: ExtendedServer) async throws

  /// Responds to a request below the folder, which ``NativeRequest/segments`` leave out.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - isLocal: Whether a program of the server's own machine sent it, through no proxy, and not
  ///     because a page of somebody else's in a browser told it to.
  /// - Throws: What reading the body throws.
  func respond(to request: NativeRequest, isLocal: Bool) async throws -> NativeReply

  /// Who follows a request to another part of the server; by default nobody. Of several extensions
  /// the first that wants to follows it.
  func interceptor(of request: InterceptedRequest) -> (any RequestInterceptor)?

  /// Who posts deliveries; by default the server.
  var deliveryInterceptor: (any DeliveryInterceptor)? { get }

  /// Where further methods of the Bitrix24 wire come from; by default nowhere.
  var methods: (any MethodSource)? { get }
}

extension ServerExtension {
  /// Nobody.
  public func interceptor(of request: InterceptedRequest) -> (any RequestInterceptor)? { nil }

  /// The server.
  public var deliveryInterceptor: (any DeliveryInterceptor)? { nil }

  /// Nowhere.
  public var methods: (any MethodSource)? { nil }
}
