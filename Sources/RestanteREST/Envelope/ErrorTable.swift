/// A row of the error table: what clients see of one kind of failure.
struct ErrorEntry: Sendable {
  /// The `error` of the wire; clients compare it to the letter.
  let code: String
  /// The HTTP status.
  let status: Int
  /// The `error_description`; `%` stands for the detail that a throw adds.
  let message: String

  private init(_ code: String, _ status: Int, _ message: String) {
    self.code = code
    self.status = status
    self.message = message
  }
}

// Routing and limits.
extension ErrorEntry {
  static let methodNotFound = ErrorEntry("ERROR_METHOD_NOT_FOUND", 404, "Method not found!")
  static let replyTooLarge = ErrorEntry(
    "OVERLOAD_LIMIT", 503,
    "The reply would be larger than this server allows. Lower the limit.")
  static let storeUnavailable = ErrorEntry(
    "INTERNAL_SERVER_ERROR", 503, "Internal server error")
  static let outcomeUnknown = ErrorEntry(
    "ERROR_UNEXPECTED_ANSWER", 500, "Server returned an unexpected response")
  static let queryError = ErrorEntry("ERROR_CORE", 500, "SQL query error!")
}

// Authorization.
extension ErrorEntry {
  static let noAuthorization = ErrorEntry("NO_AUTH_FOUND", 401, "Wrong authorization data")
  static let unknownToken = ErrorEntry(
    "invalid_token", 401, "Unable to get application by token")
  static let applicationNotFound = ErrorEntry(
    "APPLICATION_NOT_FOUND", 401, "Application not found")
  static let expiredToken = ErrorEntry(
    "expired_token", 401, "The access token provided has expired")
  static let tokenScope = ErrorEntry(
    "insufficient_scope", 401,
    "The request requires higher privileges than provided by the access token")
  static let webhookScope = ErrorEntry(
    "insufficient_scope", 401,
    "The request requires higher privileges than provided by the webhook token")
  static let batchScope = ErrorEntry("insufficient_scope", 401, "")
  static let inactiveUser = ErrorEntry("authorization_error", 401, "Unable to authorize user")
  static let badWebhook = ErrorEntry("INVALID_CREDENTIALS", 401, "Invalid request credentials")
  static let httpsRequired = ErrorEntry("INVALID_REQUEST", 400, "Https required.")
  static let wrongAuthType = ErrorEntry(
    "WRONG_AUTH_TYPE", 403, "Current authorization type is denied for this method")
  static let accessDenied = ErrorEntry("ACCESS_DENIED", 403, "Access denied!")
  static let accessDeniedBecause = ErrorEntry("ACCESS_DENIED", 403, "Access denied! %")
}

// Parameters.
extension ErrorEntry {
  static let emptyArgument = ErrorEntry(
    "ERROR_ARGUMENT", 400, "Argument '%' is null or empty")
  static let invalidType = ErrorEntry(
    "ERROR_ARGUMENT", 400, "The value of an argument '%' has an invalid type")
  static let eventType = ErrorEntry(
    "ERROR_ARGUMENT", 400, "Value must be one of {online|offline}")
  static let limit = ErrorEntry("ERROR_ARGUMENT", 400, "Value must be positive integer")
  static let lease = ErrorEntry(
    "ERROR_ARGUMENT", 400, "Value must be an integer from 1 to 604800")
  static let messageIDs = ErrorEntry(
    "ERROR_ARGUMENT", 400, "Value must be array of MESSAGE_ID values")
  static let ids = ErrorEntry("ERROR_ARGUMENT", 400, "Value must be array of integers")
  static let filterNotArray = ErrorEntry(
    "ERROR_ARGUMENT", 400, "The filter is not an array.")
  static let filterOperation = ErrorEntry(
    "ERROR_ARGUMENT", 400, "Filter operation not allowed: %")
  static let filterField = ErrorEntry("ERROR_ARGUMENT", 400, "Filter field not allowed: %")
  static let filterOperator = ErrorEntry("ERROR_ARGUMENT", 400, "Unknown operator `%`")
  static let orderNotArray = ErrorEntry("ERROR_ARGUMENT", 400, "The order is not an array.")
  static let orderField = ErrorEntry("ERROR_ARGUMENT", 400, "Order field not allowed: %")
  static let orderDirection = ErrorEntry(
    "ERROR_ARGUMENT", 400, "Order direction should be one of {ASC|DESC}")
  static let badDate = ErrorEntry("ERROR_ARGUMENT", 400, "Incorrect date/time: %")
  /// The original lets an exception's number through, so that the code is an integer.
  static let strictBadDate = ErrorEntry("500", 400, "Incorrect date/time: ")
  static let emptyCode = ErrorEntry("CODE_EMPTY", 400, "CODE can't be empty")
}

// Bindings.
extension ErrorEntry {
  static let offlineForbidden = ErrorEntry(
    "ERROR_ARGUMENT", 400, "Offline event cannot be registered for this event.")
  static let eventNotFound = ErrorEntry("ERROR_EVENT_NOT_FOUND", 400, "Event not found")
  static let handlerURL = ErrorEntry("ERROR_WRONG_HANDLER_URL", 400, "Wrong handler URL")
  static let handlerProtocol = ErrorEntry(
    "ERROR_UNSUPPORTED_PROTOCOL", 400, "Unsupported handler protocol")
  static let handlerBound = ErrorEntry(
    "ERROR_CORE", 400, "Unable to set event handler: Handler already binded")
}

// Batch.
extension ErrorEntry {
  static let batchLength = ErrorEntry(
    "ERROR_BATCH_LENGTH_EXCEEDED", 400, "Max batch length exceeded")
  static let batchMethod = ErrorEntry(
    "ERROR_BATCH_METHOD_NOT_ALLOWED", 405, "Method is not allowed for batch usage")
}
