import RestanteREST

/// Why a call about objects fails.
enum ObjectFault: Error, Sendable, Hashable {
  /// There is no object with the id.
  case unknown(ObjectVerb)
  /// A parameter is missing.
  case missing(String)
  /// The id is no positive integer.
  case badID
  /// A parameter is neither a list nor a map.
  case notMap(String)
  /// No kind has the `entityTypeId`.
  case unknownType
  /// The filter has a key with an operator that there is not.
  case filterKey(String)
  case filterTooLarge(String)
  /// The direction of a field in `order` is neither `ASC` nor `DESC`.
  case direction(String, of: String)
  /// One object has more fields than the lab keeps.
  case tooLarge
  /// The portal has as many objects as the lab keeps.
  case full

  /// What the caller is told, in the words of the original where it has this error.
  func error(_ manner: ObjectStyle.Manner) -> CallError {
    switch self {
    case .tooLarge:
      .own(
        code: "ERROR_LAB_LIMIT",
        "An object in the lab has at most \(ObjectCall.maxBytes) bytes of fields, "
          + "\(ObjectCall.deepest) levels deep")
    case .full:
      .own(
        code: "ERROR_LAB_LIMIT",
        "The lab keeps at most \(PortalObjects.capacity) objects and "
          + "\(PortalObjects.maxBytes >> 20) MiB a portal: POST /lab/reset removes them")
    case .filterTooLarge(let what):
      .own(code: "ERROR_ARGUMENT", "The filter has more \(what) than is allowed")
    default:
      switch manner {
      case .deal: dealError
      case .item: itemError
      case .task: taskError
      }
    }
  }

  /// The errors of `crm.deal.*` have no code.
  private var dealError: CallError {
    switch self {
    case .unknown: .own(code: "", "Not found")
    case .missing("ID"), .badID: .own(code: "", "ID is not defined or invalid.")
    case .missing(let name), .notMap(let name):
      .own(code: "", "Parameter '\(name.lowercased())' must be array.")
    case .filterKey(let key): .own(code: "", "Filter operation not allowed: \(key)")
    default: Self.other
    }
  }

  private var itemError: CallError {
    switch self {
    case .unknown: .own(code: "NOT_FOUND", "Item not found")
    case .unknownType: .own(code: "NOT_FOUND", "Smart process not found")
    case .badID, .missing("ID"): Self.noValue("id")
    case .missing("ENTITYTYPEID"): Self.noValue("entityTypeId")
    case .missing(let name): Self.noValue(name.lowercased())
    case .notMap(let name): Self.noMap(name)
    case .filterKey(let key):
      .own(
        code: "INVALID_ARG_VALUE", "Invalid filter: field '\(key)' is not allowed in filter")
    case .direction(let direction, let field):
      .own(
        code: "INVALID_ARG_VALUE",
        "Invalid order: allowed sort directions are `ASC, DESC`. But got '\(direction)' for "
          + "field '\(field)'")
    default: Self.other
    }
  }

  private var taskError: CallError {
    switch self {
    case .unknown(.delete): .own(code: "1048582", "No access to delete the task")
    case .unknown: .own(code: "0", "Action on the task is not allowed (internal error)")
    case .badID: .own(code: "0", "wrong task id")
    case .missing("TASKID"):
      .own(
        code: "100",
        "CTaskItem All parameters in the constructor must have real class type (internal error)")
    case .missing(let name): Self.noValue(name.lowercased())
    case .notMap(let name): Self.noMap(name)
    case .filterKey(let key):
      .own(code: "ERROR_CORE", "Filter operation not allowed: \(key)")
    default: Self.other
    }
  }

  /// What these methods cannot fail with.
  private static let other = CallError.own(code: "ERROR_CORE", "Wrong value")

  private static func noValue(_ name: String) -> CallError {
    .own(code: "100", "Could not find value for parameter {\(name)}")
  }

  private static func noMap(_ name: String) -> CallError {
    .own(
      code: "100",
      "Invalid value {} to match with parameter {\(name)}. Should be value of type array.")
  }
}
