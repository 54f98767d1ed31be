import RestanteCore
package import RestanteJSON

/// One call of an endpoint: who makes it, with which arguments.
package final class NativeCall: Sendable {
  let context: NativeContext
  let holder: KeyHolder
  /// The parameters of the path.
  let parameters: [String: String]
  /// The members that the body may have.
  let members: KnownMembers
  let request: NativeRequest

  init(
    context: NativeContext, holder: KeyHolder, parameters: [String: String],
    members: KnownMembers, request: NativeRequest
  ) {
    self.context = context
    self.holder = holder
    self.parameters = parameters
    self.members = members
    self.request = request
  }

  var store: any Store { context.store }

  /// The portal that the call is about.
  var portal: Portal {
    get throws(Problem) {
      guard let portal = holder.portal else { throw Problem.portalMissing }
      return portal
    }
  }

  /// A parameter of the path, which the endpoint's template names.
  package func parameter(_ name: String) -> String { parameters[name] ?? "" }

  /// Reads the fields of the query.
  package var query: QueryReader { QueryReader(request.query) }

  /// The value of a body that must be JSON.
  func json() async throws -> JSONValue {
    try known(try JSONValue(body: try await body()))
  }

  private func known(_ value: JSONValue) throws(Problem) -> JSONValue {
    try members.check(value)
    return value
  }

  /// The members of a body that must be a JSON object.
  package func arguments() async throws -> ArgumentReader {
    ArgumentReader(try await requiredObject())
  }

  /// The members of a body that must be a JSON object, as they came.
  func requiredObject() async throws -> JSONObject {
    guard case .object(let object) = try await json() else {
      throw Problem(.invalidArgument, "The body must be a JSON object.")
    }
    return object
  }

  /// The members of a body that must be a JSON object; none without a body.
  package func object() async throws -> JSONObject {
    let bytes = try await body()
    guard !bytes.isEmpty else { return [:] }
    guard case .object(let object) = try known(try JSONValue(body: bytes)) else {
      throw Problem(.invalidArgument, "The body must be a JSON object.")
    }
    return object
  }

  private func body() async throws -> [UInt8] {
    guard let type = request.mediaType, type != "application/json" else {
      return try await request.body()
    }
    throw Problem(.unsupportedMediaType, "The body must be application/json.")
  }
}

extension NativeCall {
  /// Runs an operation and records it in the log that the call is about.
  func perform<Operation: StoreOperation>(
    _ operation: Operation, in log: PortalID? = nil,
    record: @escaping @Sendable (Operation.Outcome) -> AuditEntry?
  ) async throws(StoreError) -> Operation.Outcome {
    try await store.perform(Audited(operation, on: log ?? holder.owner, entry: record))
  }

  /// The application that the path names, unless it is being removed for good.
  func application() async throws -> Application {
    try await application(parameter("client_id"))
  }

  /// The application with a client id, unless it is being removed for good.
  func application(_ clientID: String) async throws -> Application {
    guard let found = try await store.application(clientID: clientID, on: try portal.id),
      found.removal != .removing
    else { throw Problem.unknownApplication }
    return found
  }

  /// The queue of the application that the path names and the connector that the query names.
  func queue() async throws -> QueueKey {
    QueueKey(
      portal: try portal.id, application: try await queueOwner().id, connector: query.connector)
  }

  /// The application whose queue the path names.
  func queueOwner() async throws -> Application {
    let clientID = parameter("client_id")
    guard let found = try await store.application(clientID: clientID, on: try portal.id) else {
      throw Problem.unknownApplication
    }
    return found
  }

  /// The handler or outgoing webhook whose number the path has.
  func handlerID(_ name: String = "id") throws(Problem) -> BindingID {
    guard let number = Int64(parameter(name)), number > 0 else { throw Problem.unknownHandler }
    return BindingID(rawValue: number)
  }

  /// The credential that the path names.
  func credentialID() throws(Problem) -> CredentialID {
    guard let id = CredentialID(parameter("id")) else {
      throw Problem(.notFound, "There is no credential with this id.")
    }
    return id
  }
}

extension Problem {
  static let unknownHandler = Problem(.notFound, "The portal has no handler with this number.")
  static let unknownApplication = Problem(
    .notFound, "The portal has no application with this client id.")
}
