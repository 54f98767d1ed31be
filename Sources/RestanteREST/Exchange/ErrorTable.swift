/// The error table: what clients see of each kind of failure.
///
/// A row is one line: the `error` of the wire, which clients compare to the letter, the HTTP status
/// and the `error_description`, in which `%` stands for the detail that a throw adds. Rows that
/// nothing here can throw yet say in ``waits`` what they wait for.
enum ErrorEntry: String, CaseIterable, Sendable {
  // Routing and what the server itself fails at.
  case methodNotFound = "ERROR_METHOD_NOT_FOUND 404 Method not found!"
  case wrongTransport = "INTERNAL_WRONG_TRANSPORT 500 Wrong transport!"
  case wrongHandlerClass = "INTERNAL_WRONG_HANDLER_CLASS 500 Wrong handler class!"
  case bodyTooLarge = "ERROR_REQUEST_TOO_LARGE 413 The request body is larger than %"
  case notServing = "ERROR_SERVICE_UNAVAILABLE 503 The server is starting or stopping"
  case portalDeleted = "PORTAL_DELETED 403 Portal was deleted"
  case replyTooLarge = """
    OVERLOAD_LIMIT 503 The reply would be larger than this server allows. Lower the limit.
    """
  case searchTooLong = """
    OVERLOAD_LIMIT 503 \
    Looking for these events takes too long. Filter by EVENT_NAME, ID or MESSAGE_ID.
    """
  case storeUnavailable = "INTERNAL_SERVER_ERROR 503 Internal server error"
  /// Not the original's.
  case lowSpace = """
    ERROR_LOW_SPACE 503 There is too little free space to take events in; nothing was written
    """
  case internalError = "INTERNAL_SERVER_ERROR 500 Internal server error"
  case outcomeUnknown = "ERROR_UNEXPECTED_ANSWER 500 Server returned an unexpected response"
  case queryError = "ERROR_CORE 500 SQL query error!"
  /// The original's answer, with the status that was chosen already, to what it cannot write.
  case wrongEncoding = "WRONG_ENCODING 200 Wrong request encoding"

  // Authorization.
  case noAuthorization = "NO_AUTH_FOUND 401 Wrong authorization data"
  case unknownToken = "invalid_token 401 Unable to get application by token"
  case expiredToken = "expired_token 401 The access token provided has expired"
  case applicationRemoved = "ERROR_OAUTH 401 Application not installed"
  case notInstalled = "NOT_INSTALLED 401 Application not installed"
  case applicationNotFound = "APPLICATION_NOT_FOUND 401 Application not found"
  case authorizationServer = "CONNECTION_ERROR 401 Error connecting to authorization server"
  case paymentRequired = "PAYMENT_REQUIRED 401 Payment required"
  case subscriptionEnded = "PAYMENT_REQUIRED 401 Subscription has been ended"
  case tokenScope = """
    insufficient_scope 401 \
    The request requires higher privileges than provided by the access token
    """
  case webhookScope = """
    insufficient_scope 401 \
    The request requires higher privileges than provided by the webhook token
    """
  case batchScope = "insufficient_scope 401 "
  case badWebhook = "INVALID_CREDENTIALS 401 Invalid request credentials"
  case httpsRequired = "INVALID_REQUEST 400 Https required."
  case inactiveUser = "authorization_error 401 Unable to authorize user"
  case otherSession = """
    authorization_error 401 \
    Another user session detected. You have to log out before sending request.
    """
  case userNotAllowed = """
    user_access_error 403 The user does not have access to the application.
    """
  case applicationBlocked = "OVERLOAD_LIMIT 503 REST API is blocked due to overload."
  case commercialPlans = "ACCESS_DENIED 403 REST is available only on commercial plans."
  case subscriptionOnly = "ACCESS_DENIED 403 REST is available only by subscription."
  case unconfirmedUser = "ACCESS_DENIED 403 Current user can't be authorized in this context"
  case accessDenied = "ACCESS_DENIED 403 Access denied!"
  case accessDeniedBecause = "ACCESS_DENIED 403 Access denied! %"
  case wrongAuthType = """
    WRONG_AUTH_TYPE 403 Current authorization type is denied for this method
    """
  case connectorLicence = """
    WRONG_LICENSE 403 This feature is not enabled for the current license: auth_connector
    """
  case offlineLicence = """
    WRONG_LICENSE 403 \
    This feature is not enabled for the current license: extended offline events handling
    """

  // Parameters.
  case emptyArgument = "ERROR_ARGUMENT 400 Argument '%' is null or empty"
  case invalidType = "ERROR_ARGUMENT 400 The value of an argument '%' has an invalid type"
  case tooManyValues = "ERROR_ARGUMENT 400 The argument '%' has more values than is allowed"
  case eventType = "ERROR_ARGUMENT 400 Value must be one of {online|offline}"
  /// Not the original's, which drops what is too much.
  case tooManyParameters = """
    ERROR_ARGUMENT 400 The request has more parameters than is allowed
    """
  /// Not the original's, to which such bodies say nothing.
  case unreadableBody = "ERROR_ARGUMENT 400 The request body cannot be read: %"
  case unreadBody = """
    ERROR_ARGUMENT 400 \
    Only the body of a POST is read: use POST, or put the parameters into the query
    """
  case bodyEncoding = """
    ERROR_CONTENT_ENCODING 415 The Content-Encoding '%' is not supported: send the body as it is
    """
  case limit = "ERROR_ARGUMENT 400 Value must be positive integer"
  /// Not the original's, which knows no leases.
  case lease = "ERROR_ARGUMENT 400 Value must be an integer from 1 to 604800"
  /// The same of a claim that is read again, which can be given back.
  case renewal = "ERROR_ARGUMENT 400 Value must be an integer from 0 to 604800"
  case messageIDs = "ERROR_ARGUMENT 400 Value must be array of MESSAGE_ID values"
  case ids = "ERROR_ARGUMENT 400 Value must be array of integers"
  case filterNotArray = "ERROR_ARGUMENT 400 The filter is not an array."
  case filterOperation = "ERROR_ARGUMENT 400 Filter operation not allowed: %"
  case filterField = "ERROR_ARGUMENT 400 Filter field not allowed: %"
  case filterOperator = "ERROR_ARGUMENT 400 Unknown operator `%`"
  case filterTooLarge = "ERROR_ARGUMENT 400 The filter has more % than is allowed"
  case orderNotArray = "ERROR_ARGUMENT 400 The order is not an array."
  case orderField = "ERROR_ARGUMENT 400 Order field not allowed: %"
  case orderDirection = "ERROR_ARGUMENT 400 Order direction should be one of {ASC|DESC}"
  case badDate = "ERROR_ARGUMENT 400 Incorrect date/time: %"
  /// The original lets an exception's number through, so that the code is an integer.
  case strictBadDate = "500 400 Incorrect date/time: "
  case optionsTooLarge = """
    ERROR_ARGUMENT 400 The options are more, larger or deeper than is allowed
    """
  case emptyCode = "CODE_EMPTY 400 CODE can't be empty"

  // Bindings.
  case offlineForbidden = """
    ERROR_ARGUMENT 400 Offline event cannot be registered for this event.
    """
  /// Not the original's.
  case tooManyConnectors = """
    ERROR_ARGUMENT 400 The application has offline bindings of as many connectors as it may
    """
  case eventNotFound = "ERROR_EVENT_NOT_FOUND 400 Event not found"
  case handlerURL = "ERROR_WRONG_HANDLER_URL 400 Wrong handler URL"
  case handlerProtocol = "ERROR_UNSUPPORTED_PROTOCOL 400 Unsupported handler protocol"
  case handlerBound = "ERROR_CORE 400 Unable to set event handler: Handler already binded"
  case bindingUnderWay = """
    ERROR_CORE 400 \
    Unable to set event handler: Process of binding the handler has already started
    """

  // Batch.
  case batchLength = "ERROR_BATCH_LENGTH_EXCEEDED 400 Max batch length exceeded"
  case batchMethod = """
    ERROR_BATCH_METHOD_NOT_ALLOWED 405 Method is not allowed for batch usage
    """
  case batchReferences = """
    ERROR_ARGUMENT 400 The references bring more into the commands than is allowed
    """

  // Idempotency; not the original's.
  case idempotencyKey = """
    ERROR_IDEMPOTENCY_KEY 400 \
    The Idempotency-Key header must have 1 to 255 printable ASCII characters
    """
  case idempotencyInProgress = """
    ERROR_IDEMPOTENCY_IN_PROGRESS 409 A call with this Idempotency-Key is running
    """
  case idempotencyReused = """
    ERROR_IDEMPOTENCY_REUSED 422 This Idempotency-Key was used with other parameters before
    """
  case idempotencyFull = """
    ERROR_IDEMPOTENCY_FULL 503 Too many replies are kept for this application; nothing was done
    """

  // Waiting; not the original's.
  case tooManyWaiting = """
    ERROR_TOO_MANY_WAITING 503 Too many clients wait for events; nothing was claimed
    """

  // Limits and confirmation.
  case queryLimit = "QUERY_LIMIT_EXCEEDED 503 Too many requests"
  /// Not the original's; the code is the one on which clients wait and come again.
  case tooManyBodies = "QUERY_LIMIT_EXCEEDED 503 Too many large requests at a time"
  case operationTime = "OPERATION_TIME_LIMIT 429 Method is blocked due to operation time limit."
  case confirmationWaiting = "METHOD_CONFIRM_WAITING 401 Waiting for confirmation"
  case confirmationDenied = "METHOD_CONFIRM_DENIED 403 Method call denied"
}

extension ErrorEntry {
  /// The `error` of the wire.
  var code: String { String(fields[0]) }
  /// The HTTP status.
  var status: Int { Int(fields[1]) ?? 500 }
  /// The `error_description`, `%` standing for a detail.
  var message: String { fields.count > 2 ? String(fields[2]) : "" }

  private var fields: [Substring] {
    rawValue.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
  }
}
