// Answers each line of JSON on standard input by one line on standard output: what ethers and viem
// make of it. The folder that holds them is the first argument.
const { createRequire } = require('module');
const { createInterface } = require('readline');

const fetched = createRequire(process.argv[2] + '/package.json');
const ethers = fetched('ethers');
const viem = fetched('viem');
const accounts = fetched('viem/accounts');
const { getUserOperationHash } = fetched('viem/account-abstraction');

const big = (value) => (value === undefined ? undefined : BigInt(value));

function shared(tx) {
  return {
    to: tx.to, data: tx.data, value: big(tx.value), gasPrice: big(tx.gasPrice),
    maxFeePerGas: big(tx.maxFeePerGas), maxPriorityFeePerGas: big(tx.maxPriorityFeePerGas),
    accessList: tx.accessList, nonce: Number(tx.nonce),
    maxFeePerBlobGas: big(tx.maxFeePerBlobGas), blobVersionedHashes: tx.blobVersionedHashes,
  };
}

function ethersTransaction({ tx, key }) {
  const list = tx.authorizationList?.map((each) => ({
    address: each.address, chainId: BigInt(each.chainId), nonce: BigInt(each.nonce),
    signature: ethers.Signature.from({
      r: ethers.toBeHex(each.r, 32), s: ethers.toBeHex(each.s, 32), yParity: Number(each.yParity),
    }),
  }));
  const transaction = ethers.Transaction.from({
    ...shared(tx), type: Number(tx.type), chainId: big(tx.chainId ?? '0x0'), gasLimit: big(tx.gas),
    authorizationList: list,
  });
  transaction.signature = new ethers.SigningKey(key).sign(transaction.unsignedHash);
  return transaction.serialized;
}

const VIEM_TYPES = ['legacy', 'eip2930', 'eip1559', 'eip4844', 'eip7702'];

async function viemTransaction({ tx, key }) {
  const list = tx.authorizationList?.map((each) => ({
    address: each.address, chainId: Number(each.chainId), nonce: Number(each.nonce),
    r: viem.pad(each.r), s: viem.pad(each.s), yParity: Number(each.yParity),
  }));
  const transaction = {
    ...shared(tx), type: VIEM_TYPES[Number(tx.type)], gas: big(tx.gas),
    chainId: tx.chainId === undefined ? undefined : Number(tx.chainId), authorizationList: list,
  };
  return accounts.privateKeyToAccount(key).signTransaction(transaction);
}

// Both take integers as bigint without doubt; what is no integer stays for them to judge.
function revive(types, type, value) {
  const array = type.match(/^(.*)\[\d*\]$/);
  if (array) {
    return Array.isArray(value) ? value.map((each) => revive(types, array[1], each)) : value;
  }
  if (types[type]) {
    const copy = { ...value };
    for (const { name, type: inner } of types[type]) {
      if (name in copy) copy[name] = revive(types, inner, copy[name]);
    }
    return copy;
  }
  return /^u?int/.test(type) && typeof value === 'string' ? BigInt(value) : value;
}

function typed({ types, domain, primaryType, message }) {
  const revived = revive(types, primaryType, message);
  const place = { ...domain };
  if (place.chainId !== undefined) place.chainId = BigInt(place.chainId);
  return { types, domain: place, primaryType, message: revived };
}

const ETHERS = {
  transaction: ethersTransaction,
  typedData: (input) => {
    const { types, domain, message } = typed(input);
    return ethers.TypedDataEncoder.hash(domain, types, message);
  },
};

const VIEM = {
  transaction: viemTransaction,
  typedData: (input) => viem.hashTypedData(typed(input)),
  userOperation: (op) => {
    const common = {
      sender: op.sender, nonce: big(op.nonce), callData: op.callData,
      callGasLimit: big(op.callGasLimit), verificationGasLimit: big(op.verificationGasLimit),
      preVerificationGas: big(op.preVerificationGas), maxFeePerGas: big(op.maxFeePerGas),
      maxPriorityFeePerGas: big(op.maxPriorityFeePerGas), signature: '0x',
    };
    const cut = (bytes, from, to) => viem.slice(bytes, from, to);
    const init = op.initCode === '0x' ? {}
      : { factory: cut(op.initCode, 0, 20), factoryData: op.initCode.length > 42 ? cut(op.initCode, 20) : '0x' };
    const data = op.paymasterAndData;
    const pays = data === '0x' ? {} : {
      paymaster: cut(data, 0, 20), paymasterVerificationGasLimit: BigInt(cut(data, 20, 36)),
      paymasterPostOpGasLimit: BigInt(cut(data, 36, 52)),
      paymasterData: data.length > 106 ? cut(data, 52) : '0x',
    };
    const whole = { initCode: op.initCode, paymasterAndData: data };
    return getUserOperationHash({
      chainId: Number(op.chainId), entryPointAddress: op.entryPoint, entryPointVersion: op.version,
      userOperation: { ...common, ...(op.version === '0.6' ? whole : { ...init, ...pays }) },
    });
  },
};

async function attempt(peer, { kind, input }) {
  try {
    return { result: await peer[kind](input) };
  } catch (error) {
    return { refused: String(error.shortMessage ?? error.message ?? error).slice(0, 200) };
  }
}

(async () => {
  for await (const line of createInterface({ input: process.stdin })) {
    const question = JSON.parse(line);
    const answer = { viem: await attempt(VIEM, question) };
    if (ETHERS[question.kind]) answer.ethers = await attempt(ETHERS, question);
    process.stdout.write(JSON.stringify(answer) + '\n');
  }
})();
