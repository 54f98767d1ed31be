import HTTPTypes
import RestanteCore

/// Why the authorization page does not go on. It is shown to the user; the application hears
/// nothing of it, as in the original.
enum PageRefusal: Error, Sendable, Equatable {
  case unknownApplication
  case severalPortals
  case refused(GrantRefusal)
  case noWayBack
  case stateTooLong
  case staleForm
  case wrongChallenge
  case tooManyAttempts(seconds: Int64)
  case declined
  case tooLarge
  case unavailable

  var status: HTTPResponse.Status {
    switch self {
    case .unknownApplication, .severalPortals: .notFound
    case .refused: .forbidden
    case .noWayBack, .stateTooLong, .staleForm, .wrongChallenge: .badRequest
    case .tooManyAttempts: .tooManyRequests
    case .declined: .ok
    case .tooLarge: .contentTooLarge
    case .unavailable: .serviceUnavailable
    }
  }

  var title: String {
    switch self {
    case .unknownApplication: "Unknown application"
    case .severalPortals: "Which portal?"
    case .refused: "Not possible"
    case .noWayBack: "No way back to the application"
    case .stateTooLong, .tooLarge: "The request is too long"
    case .staleForm: "Please start again"
    case .wrongChallenge: "The request is not understood"
    case .tooManyAttempts: "Too many attempts"
    case .declined: "Refused"
    case .unavailable: "Not available"
    }
  }

  var explanation: String {
    switch self {
    case .unknownApplication:
      "The address names an application that is not known here. Check its client_id."
    case .severalPortals:
      "Several portals here have this application. Open this page at the domain of yours."
    case .refused(.portalClosed): "The portal is closed."
    case .refused(.notInstalled): "The application is not installed on the portal."
    case .refused(.paymentRequired): "The application has to be paid for first."
    case .refused(.subscriptionEnded): "The application's subscription has ended."
    case .refused(.userNotAllowed): "You may not use this application. Ask an administrator."
    case .noWayBack:
      "The application has no address to return to. Its administrator has to register one."
    case .stateTooLong: "The application sent more with the request than is allowed."
    case .staleForm:
      "The form is too old or was sent before, or your browser did not send its cookie. Go back to "
        + "the application and begin again."
    case .wrongChallenge:
      "The application's code_challenge is none of the method S256, the only one that is taken."
    case .tooManyAttempts(let seconds):
      "Try again in \((seconds + 59) / 60) minutes."
    case .declined: "The application got no access. You can close this page."
    case .tooLarge: "The form is larger than is allowed."
    case .unavailable: "The server cannot do this now. Try again in a moment."
    }
  }
}
