#!/usr/bin/env bash
# Deploys to AWS. See --help.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: deploy/aws/deploy.sh --stage training|live --bucket BUCKET [options] [Parameter=Value ...]

Puts the two zips into the bucket and brings the stack to the state of deploy/aws/template.yaml.
Running it again changes only what is different. Parameters are those of the template; MoodleUrl
is required the first time, the others have defaults and keep their value afterwards.

  --stack NAME       default: coachview-moodle-STAGE
  --region REGION    default: the one of the AWS configuration
  --arch ARCH        arm64 (default) or amd64: what the zips were built for
  --build            runs native-build.sh first; else the zips that are there are taken
  --secrets FILE     JSON with secret settings, such as {"moodle.token": "..."}; what it does not
                     name stays as it is. Needs jq. The file should have mode 600
  --settings FILE    other settings, one a line, such as profile.language=nl; at most 4 KB
  --dry-run          prints the commands that would change something, and runs none
  --help

It needs the AWS command line, signed in to the account. The zip's architecture and, where Node.js
is there, the template are checked before anything is sent.
TEXT
}

fail() {
  printf 'deploy.sh: %s\n' "$*" >&2
  exit 2
}

cd "$(dirname "$0")/../.."

stage=
bucket=
stack=
arch=arm64
build=no
secrets=
settings=
dry=no
parameters=()
region=()
while (($# > 0)); do
  case $1 in
    --stage | --bucket | --stack | --region | --arch | --secrets | --settings)
      (($# > 1)) || fail "$1 needs a value; see --help."
      case $1 in
        --region) region=(--region "$2") ;;
        *) printf -v "${1#--}" '%s' "$2" ;;
      esac
      shift
      ;;
    --build) build=yes ;;
    --dry-run) dry=yes ;;
    --help | -h)
      usage
      exit
      ;;
    [A-Z]*=*) parameters+=("$1") ;;
    *) fail "$1 is not an option or a parameter; see --help." ;;
  esac
  shift
done
[[ $stage == training || $stage == live ]] || fail '--stage is training or live.'
[[ -n $bucket ]] || fail '--bucket names the bucket for the code.'
[[ $arch == arm64 || $arch == amd64 ]] || fail "--arch $arch: it is amd64 or arm64."
stack=${stack:-coachview-moodle-$stage}
[[ $stack =~ ^[A-Za-z][A-Za-z0-9-]{0,44}$ ]] ||
  fail "--stack $stack: at most 45 letters, digits and dashes, so that the names of queues fit."
for file in "$secrets" "$settings"; do
  [[ -z $file || -r $file ]] || fail "$file cannot be read."
done
command -v aws >/dev/null || fail 'aws is missing: install the AWS command line.'
if [[ -n $secrets ]]; then
  command -v jq >/dev/null || fail 'jq is missing: --secrets needs it.'
  jq -es 'length == 1 and (.[0] | type == "object" and all(.[]; type == "string"))' "$secrets" >/dev/null 2>&1 ||
    fail "$secrets is not a JSON object of texts."
fi
if [[ -n $settings ]]; then
  (($(wc -c <"$settings") <= 4096)) || fail "$settings is larger than 4 KB."
fi

# ---------------------------------------------------------------- the zips and the template

if [[ $build == yes ]]; then
  ./native-build.sh --arch "$arch" lambda lambda-http
fi

# The two bytes at 18 of an executable name its processor.
check_zip() {
  local zip=$1 machine
  [[ -r $zip ]] || fail "$zip is missing: run native-build.sh, or give --build."
  machine=$(unzip -p "$zip" bootstrap 2>/dev/null | head -c 20 | od -An -tx1 -j18 -N2 | tr -d ' \n')
  case $machine in
    3e00) machine=amd64 ;;
    b700) machine=arm64 ;;
    *) fail "$zip holds no native executable: build it with native-build.sh." ;;
  esac
  [[ $machine == "$arch" ]] || fail "$zip was built for $machine; give --arch $machine."
}

functions=target-lambda/function.zip
doors=target-lambda-http/function.zip
check_zip "$functions"
check_zip "$doors"

if command -v npm >/dev/null && [[ -d deploy/aws/check/node_modules ]]; then
  npm --prefix deploy/aws/check run --silent check || fail 'The template is wrong; see above.'
else
  printf 'The template was not checked here: run npm ci in deploy/aws/check for that.\n'
fi

# ---------------------------------------------------------------- sending

# Changes something: printed instead in a dry run.
change() {
  if [[ $dry == yes ]]; then
    printf 'would run:'
    printf ' %q' "$@"
    printf '\n'
  else
    "$@"
  fi
}

# A new content has a new name, so that CloudFormation sees that it is new.
key() {
  printf '%s/%s-%s.zip\n' "$stack" "$1" "$(sha256sum "$2" | cut -c1-16)"
}

functions_key=$(key functions "$functions")
doors_key=$(key doors "$doors")
change aws "${region[@]}" s3 cp --only-show-errors "$functions" "s3://$bucket/$functions_key"
change aws "${region[@]}" s3 cp --only-show-errors "$doors" "s3://$bucket/$doors_key"
change aws "${region[@]}" cloudformation deploy \
  --stack-name "$stack" \
  --template-file deploy/aws/template.yaml \
  --s3-bucket "$bucket" \
  --s3-prefix "$stack" \
  --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND \
  --no-fail-on-empty-changeset \
  --parameter-overrides \
  "Stage=$stage" "CodeBucket=$bucket" "FunctionsKey=$functions_key" "DoorsKey=$doors_key" \
  "Architecture=${arch/amd64/x86_64}" "${parameters[@]}"

output() {
  if [[ $dry == yes ]]; then
    printf '<%s of %s>\n' "$1" "$stack"
  else
    aws "${region[@]}" cloudformation describe-stacks --stack-name "$stack" \
      --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue" --output text
  fi
}

# Secrets go from file to file: nothing of them is in an argument, where other users could see it.
put_secrets() {
  local secret=$1 merged
  merged=$(mktemp)
  # shellcheck disable=SC2064 # the name is known now
  trap "rm -f '$merged'" EXIT
  if [[ $dry == no ]]; then
    aws "${region[@]}" secretsmanager get-secret-value --secret-id "$secret" \
      --query SecretString --output text | jq -c --slurpfile new "$secrets" '. * $new[0]' >"$merged"
  fi
  change aws "${region[@]}" secretsmanager put-secret-value --secret-id "$secret" \
    --secret-string "file://$merged" --query VersionId --output text
}

if [[ -n $secrets ]]; then
  put_secrets "$(output SecretArn)"
fi
if [[ -n $settings ]]; then
  change aws "${region[@]}" ssm put-parameter --overwrite --type String \
    --name "$(output SettingsName)" --value "file://$settings" --query Version --output text
fi

if [[ $dry == yes ]]; then
  printf 'Nothing was changed.\n'
else
  aws "${region[@]}" cloudformation describe-stacks --stack-name "$stack" \
    --query 'Stacks[0].Outputs[].[OutputKey,OutputValue,Description]' --output table
fi
