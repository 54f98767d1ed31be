/// The scopes that an application has when nobody says which.
enum KnownScopes {
  /// Every scope that an event of the catalogue belongs to, and the common ones without events.
  static let all: [String] = [
    "basic", "bizproc", "calendar", "catalog", "crm", "department", "disk", "entity", "event",
    "humanresources", "im", "imbot", "imopenlines", "lists", "log", "mobile", "messageservice",
    "pay_system", "placement", "sale", "sign", "socialnetwork", "sonet_group", "task", "tasks",
    "telephony", "timeman", "user", "user_basic", "user_brief", "user.userfield",
    "userfieldconfig", "booking", "rpa",
  ]
}
